"""Noticing a surge, telling those who can do something, and what they say is done (FD-01)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kith.access.actors import MACHINE, Actor
from kith.access.gates import Refused, command, query
from kith.accounts.queries import account_names, holders_of
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.board.demand import demand
from kith.frontdoor.board.rules import Week, begins, is_over
from kith.frontdoor.indicators.arriving import MORE_THAN_USUAL
from kith.frontdoor.models import Partner, Surge, SurgeAnswer
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.mistakes import Mistake
from kith.messages.letters import write
from kith.messages.post import NewNotice, tell
from kith.web import words

CODE = "surge"
TOLD = ("mash_manager", "head_of_service", "director")
MOST = 300


@dataclass(frozen=True)
class Answer:
    """What one of those who lead said is done about it."""

    by: str
    at: str
    words: str


@dataclass(frozen=True)
class SurgeLine:
    """One surge: since when, how much more, whether it goes on, and what was said."""

    since: str
    until: str
    more: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Surges:
    """The surges on record, the newest first, and whether this reader may say what is done."""

    lines: tuple[SurgeLine, ...]
    may_answer: bool

    @property
    def unanswered(self) -> bool:
        """Whether one goes on of which nobody has said what is done."""
        return any(not one.until and not one.answers for one in self.lines)


def watch_surges() -> bool:
    """Look whether a surge has begun or is over; say whether somebody was told of one."""
    return _watch(MACHINE)


@command(Area.CONTACT, Level.DECIDE, event="surge.watched")
def _watch(actor: Actor, /) -> bool:
    now = clock.now()
    weeks = demand(actor, now).weeks
    open_ = Surge.objects.filter(ended_on=None).first()
    if open_ is not None:
        _end(open_, weeks, local_date(now))
        return False
    if not begins(weeks):
        return False
    note_surge(weeks[-3].ends, weeks[-1].ratio or 0)
    _tell()
    return True


def note_surge(began_on: date, more: float) -> Surge:
    """Write down that a surge has begun; inside a gate of the machine."""
    return Surge.objects.create(began_on=began_on, more=more, noticed_at=clock.now())


def _end(one: Surge, weeks: Iterable[Week], today: date) -> None:
    answered = SurgeAnswer.objects.filter(surge=one).exists()
    if answered and is_over(list(weeks), MORE_THAN_USUAL.green or 0):
        one.ended_on = today
        one.save(update_fields=["ended_on"])


def _tell() -> None:
    people = {card.id for role in TOLD for card in holders_of(role)}
    tell(NewNotice(one, CODE, "P3") for one in sorted(people))
    leads = Partner.objects.filter(active=True).exclude(lead_mail="")
    for mail in sorted(set(leads.values_list("lead_mail", flat=True))):
        write(CODE, mail, {})


@command(Area.KPI, Level.VIEW, event="surge.answered")
def answer_surge(actor: Actor, /, *, words: str) -> None:
    """Say in a line what is done about the surge that goes on: by those who lead."""
    if not leads(actor):
        raise Refused("What is done about a surge is said by those who lead the service.")
    said = " ".join(check_words("words", words, "what is done about it").split())
    if len(said) > MOST:
        raise Mistake("words", f"Shorten this to {MOST} letters")
    one = Surge.objects.filter(ended_on=None).first()
    if one is None:
        raise Mistake("", "There is no surge now")
    SurgeAnswer.objects.create(surge=one, by_id=actor.id, at=clock.now(), words=said)


def leads(actor: Actor) -> bool:
    """Say whether somebody leads: decides about contacts, or answers to the council."""
    return actor.may(Area.CONTACT, Level.DECIDE) or "director" in actor.roles


@query(Area.KPI, Level.VIEW, reads="surges")
def surges(actor: Actor, /) -> Surges:
    """Return the last five surges with what was said of each: three queries."""
    rows = list(Surge.objects.order_by("-began_on")[:5])
    said = list(SurgeAnswer.objects.filter(surge__in=rows).order_by("at"))
    names = account_names({one.by_id for one in said})
    each = ((row, [one for one in said if one.surge_id == row.id]) for row in rows)
    lines = tuple(_line(row, its, names) for row, its in each)
    return Surges(lines, leads(actor) and any(row.ended_on is None for row in rows))


def _line(row: Surge, said: Iterable[SurgeAnswer], names: dict[int, str]) -> SurgeLine:
    return SurgeLine(
        since=words.day(row.began_on),
        until=words.day(row.ended_on) if row.ended_on else "",
        more=f"{row.more:.2f}",
        answers=tuple(
            Answer(names.get(one.by_id, "Somebody"), words.moment(one.at), one.words)
            for one in said
        ),
    )
