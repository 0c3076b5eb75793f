"""Invented promises, children and causes for the page of components."""

from datetime import UTC, datetime, timedelta

from django import forms

from kith.kernel.clock import local_date, local_midnight
from kith.web.forms import DayField, KithForm, Radios
from kith.web.lines import (
    Answer,
    CauseLine,
    ChildLine,
    Count,
    Link,
    Look,
    PromiseLine,
    look_of,
    time_left,
)

NOW = datetime(2025, 4, 1, 8, 40, tzinfo=UTC)
HERE = "/look/"
AMIRA = "Amira Osei, social worker"


class WillBy(KithForm):
    """Asks by when."""

    by = DayField(label="By which day?", help_text="The day we owed it by stays as it is.")


class Cannot(KithForm):
    """Asks what is in the way."""

    barrier = forms.ChoiceField(
        label="What is in the way?",
        choices=[
            ("no-answer", "No answer"),
            ("away", "They are away"),
            ("other", "Something else"),
        ],
        widget=Radios(small=True),
    )


def answers(name: str) -> tuple[Answer, ...]:
    """Return the four answers to a promise; each small form has ids of its own."""
    return (
        Answer("Did it", HERE, "did", first=True),
        Answer("Will by…", HERE, "will", ask=WillBy(auto_id=f"{name}-by-%s")),
        Answer("Can’t…", HERE, "cant", ask=Cannot(auto_id=f"{name}-cannot-%s")),
        Answer("Wrong", HERE, "wrong"),
    )


def midnight(days: int) -> datetime:
    """Return the end of the day so many days from now."""
    return local_midnight(local_date(NOW) + timedelta(days=days + 1))


def promise(
    says: str,
    due_at: datetime,
    counted: str,
    *,
    owner: str = AMIRA,
    state: str = "open",
    ended_at: datetime | None = None,
    known_until: datetime | None = None,
    attested_until: datetime | None = None,
    safety: bool = False,
    notes: tuple[str, ...] = (),
    left: str = "",
    id: str = "",
) -> PromiseLine:
    """Return one line as a package of the product would make it."""
    look = look_of(state, due_at, NOW, known_until=known_until, attested_until=attested_until)
    open_now = look in (Look.OPEN, Look.TODAY, Look.LATE)
    return PromiseLine(
        says,
        HERE,
        look,
        left or time_left(look, due_at, NOW, ended_at),
        owner,
        counted,
        safety,
        notes,
        answers(id) if open_now and id else (),
        id,
    )


def every_state(where: str = "each") -> list[PromiseLine]:
    """Return one promise in each state that there is, with ids for one place of a page."""
    visit = "every 10 working days, counted from 12 March"
    ended = datetime(2025, 3, 27, 10, tzinfo=UTC)
    return [
        promise("We owe Sam a visit", midnight(-6), visit, safety=True, id=f"{where}-visit"),
        promise(
            "We owe Kayleigh a talk about the nights she was away",
            NOW + timedelta(hours=5, minutes=20),
            "within 72 hours of coming home on 29 March",
            owner="Tom Achebe, return interviews",
            id=f"{where}-talk",
        ),
        promise(
            "We owe Idris an assessment that he has read",
            midnight(9),
            "45 working days from the referral of 6 February",
            notes=("Amira hopes to finish by Friday 4 April.",),
            id=f"{where}-assessment",
        ),
        promise(
            "We owe Mina a plan meeting",
            midnight(-1),
            "within 15 working days of the strategy discussion",
            attested_until=midnight(2),
            left="write it up by 2 April",
        ),
        promise(
            "We owe Callum a first review of his plan",
            midnight(-1),
            "3 months from 31 December",
            known_until=midnight(-1) - timedelta(hours=24),
            left="since 31 March 2025",
            owner="Nobody is allocated yet: the team manager owes it",
        ),
        promise(
            "We owed Sam a phone that works",
            midnight(-5),
            "promised on 14 March",
            state="kept",
            ended_at=ended,
        ),
        promise(
            "We owed Idris a call to his school",
            midnight(-9),
            "promised on 17 March",
            state="kept_late",
            ended_at=ended,
        ),
        promise(
            "We owed Mina a place at the climbing wall",
            midnight(-2),
            "withdrawn by Jo Brennan: Mina asked for boxing instead",
            state="withdrawn",
            ended_at=ended,
        ),
        promise(
            "We owed Callum a visit",
            midnight(-2),
            "void: it was recorded on the wrong child",
            state="void",
            ended_at=ended,
        ),
    ]


def children() -> list[ChildLine]:
    """Return three children as they stand on a worker's Today."""
    late, today, soon = every_state("child")[:3]
    more = promise("We owe Sam an answer about the bus pass", midnight(-2), "promised on 24 March")
    plan = promise("We owe Sam three lines for tonight", midnight(2), "same day as the band rose")
    return [
        ChildLine(
            "Sam Adeyemi",
            "15, child",
            HERE,
            (Count(Look.LATE, "2 late, oldest 6 days"), Count(Look.OPEN, "1 in the next 3 days")),
            (late,),
            (more, plan),
            ("Jo Brennan was told on 28 March. Amira said: “Will by Thursday”.",),
        ),
        ChildLine("Kayleigh Brook", "14, child", HERE, (Count(Look.TODAY, "1 today"),), (today,)),
        ChildLine("Idris Rahman", "16, child", HERE, (Count(Look.OPEN, "1 in 9 days"),), (soon,)),
    ]


def causes() -> list[CauseLine]:
    """Return two causes as a head of service sees them."""
    late, today, soon = every_state("cause")[:3]
    return [
        CauseLine(
            "Amira Osei is off until 9 April and nobody covers her",
            "9 promises to 6 children wait behind this, oldest 6 days",
            "Jo Brennan, team manager, can remove it",
            Look.LATE,
            Link("Arrange cover", HERE),
            (late, soon),
        ),
        CauseLine(
            "The health trust has not answered since 26 March",
            "3 promises to 3 children wait behind this",
            "Ruth Okafor, MASH manager, can remove it",
            Look.TODAY,
            None,
            (today,),
        ),
    ]
