"""Word that reached the borough's front door in the last weeks, and what became of it.

Each happens at its own moment, before the return comes in, so that its promises ran on their days.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from kith.access.actors import Actor, actor_for
from kith.accounts.queries import team_called
from kith.cases.commands import Seen, allocate, record_contact, set_contact_plan
from kith.demo.families.all import Held, write_family
from kith.demo.informed import RECORD, all_answer
from kith.demo.partners import write_down_partners
from kith.demo.personas import ADOLESCENT, ASSESSMENT, FRONT_DOOR
from kith.frontdoor.commands import (
    About,
    Arrival,
    Asking,
    Deciding,
    Replying,
    accept_help,
    acknowledge,
    arrive,
    ask_agencies,
    ask_back,
    decide,
    decline_specialist,
    grade_contact,
    leave_for_morning,
    own_no_child,
    pass_on,
    record_reply,
    report_incident,
    screen_child,
    specialist_done,
    taken_elsewhere,
    tell_of_danger,
    tell_referrer,
)
from kith.frontdoor.queries.asking import desks
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules import screen
from kith.frontdoor.rules.answers import Said as Answered
from kith.frontdoor.rules.answers import Sort
from kith.frontdoor.rules.screen import Answer, Said
from kith.kernel import clock


@dataclass(frozen=True)
class Word:
    """What reached us: how, from whom, about a child of which age, and what was said."""

    channel: str
    agency: str
    name: str
    years: float
    what: str
    source: str = ""
    safe: str = "yes"
    rag: str = "AMBER"


SEEN_WITH_MEN = Word(
    "telephone", "education", "Tarik Rahmani", 14.4,
    "Two men in a grey car wait for him outside school. He will not say who they are.",
    "Ms Lisle, head of year",
)  # fmt: skip
TWO_PHONES = Word(
    "police", "police", "Kemi Bankole", 15.2,
    "Stopped at the station at 1am with two phones and no ticket. Said that she owes somebody.",
    "PC Ansah",
)  # fmt: skip
LATE_HOME = Word(
    "family", "family", "Oskar Lis", 13.1,
    "Comes home after midnight since the summer. His mother does not know how to go on.",
    "His mother", rag="GREEN",
)  # fmt: skip
ARGUMENT = Word(
    "email", "education", "Jodie Marsh", 12.6,
    "An argument between two friends at the bus stop. School spoke with both and their parents.",
    "Mr Abbot, head of year", rag="GREEN",
)  # fmt: skip
PLACED_HERE = Word(
    "other_authority", "authority", "Blessing Udo", 16.3,
    "Northmere placed her here on Monday and asks us to know that she is here.",
    "Una Kessler", rag="GREEN",
)  # fmt: skip
NOT_IN_SCHOOL = Word(
    "web_form", "education", "Ayan Farah", 14.9,
    "In school on nine of thirty days. New trainers, a second phone, will not say from whom.",
    "Harriet Bose",
)  # fmt: skip
BRUISE = Word(
    "telephone", "health", "Mateus Rocha", 13.7,
    "Came to the surgery with a bruise on the neck and a friend who answered for him.",
    "Sister Pryor, practice nurse", "not_known",
)  # fmt: skip
AT_NIGHT = Word(
    "edt", "edt", "Shay Connors", 15.8,
    "Found asleep on the night bus. His aunt fetched him at two.", "The night team",
)  # fmt: skip
IN_A_FLAT = Word(
    "police", "police", "Denisa Rusu", 14.2,
    "Found in a flat with three adults and scales. She asks not to be taken home.",
    "Sergeant Bell", "no", "RED",
)  # fmt: skip
MISHEARD = Word(
    "telephone", "health", "Zofja Novak", 15.1,
    "Missed the clinic for the third time. The nurse is not sure how the name is written.",
    "Sister Quaye, clinic",
)  # fmt: skip


@dataclass(frozen=True)
class Door:
    """Who stands at the door, and the day on which the story is told."""

    accounts: dict[str, int]
    team: int
    today: date

    def actor(self, username: str) -> Actor:
        """Return a persona as an actor at this moment."""
        return actor_for(self.accounts[username])

    @contextmanager
    def on(self, days: int, hours: float = 12) -> Iterator[datetime]:
        """Be at an hour so many days ago."""
        at = clock.at_local(self.today - timedelta(days=days), timedelta(hours=hours))
        with clock.frozen(at):
            yield at

    def takes(self, word: Word, who: str = "freya") -> UUID:
        """Let word come in now, and grade it."""
        contact = self.hears(word, who)
        grade_contact(self.actor(who), contact=contact, rag=word.rag, why="As it was told to us")
        return contact

    def asks(self, contact: UUID, *agencies: str) -> list[UUID]:
        """Let those agencies be asked about a contact."""
        first = min(number for number in desks()["education"])[0]
        told = Asking(
            agencies=dict.fromkeys(agencies, "They may hold a piece of it"),
            tells="A child who may be used by adults. Money and telephones that nobody explains.",
            legal="safeguard",
            desks={"education": first} if "education" in agencies else {},
        )
        return ask_agencies(self.actor("marcus"), contact=contact, asking_=told)

    def hears(self, word: Word, who: str = "freya", about: About | None = None) -> UUID:
        """Let word come in now."""
        born = clock.today() - timedelta(days=round(word.years * 365.25))
        arrival = Arrival(
            channel=word.channel,
            team=self.team,
            arrived_at=clock.now() - timedelta(minutes=12),
            what_happened=word.what,
            agency=word.agency,
            safe_now=word.safe,
            source_name=word.source,
            call_back="07700 900444",
        )
        one = about or About(known_as=word.name, born=born)
        (contact,) = arrive(self.actor(who), arrival=arrival, children=[one])
        return contact


def at_the_door(accounts: dict[str, int], today: date) -> Door:
    """Return the door of the borough."""
    desk = team_called(FRONT_DOOR)
    if desk is None:
        raise LookupError(FRONT_DOOR)
    return Door(accounts, desk.id, today)


def in_the_last_weeks(door: Door) -> None:
    """Tell what came in before this morning, the earliest first."""
    write_down_partners(door.actor("marcus"))
    for step in STORY:
        step(door)


def _becomes_work(door: Door, word: Word, days: int, team: str, manager: str, worker: str) -> None:
    """Word that became our work: decided the same day, a worker the next, and whoever told us."""
    with door.on(days, 10):
        contact = door.takes(word)
        _screened(door, contact)
    to_team = team_called(team)
    with door.on(days, 12):
        all_answer(door, contact)
    with door.on(days, 14):
        because = "Adults whom nobody knows have a hold on this child, and it gets worse."
        onto = to_team.id if to_team else None
        deciding = Deciding("assess", 3, because, record=RECORD, to_team=onto)
        decide(door.actor("marcus"), contact=contact, deciding=deciding)
        told = "We work with the family from today and ring again in a week"
        tell_referrer(door.actor("freya"), contact=contact, how="telephone", words=told)
        child = contact_page(door.actor("marcus"), contact=contact).person
    with door.on(days - 1, 10):
        allocate(
            door.actor(manager),
            person=child or 0,
            worker=door.accounts[worker],
            team=to_team.id if to_team else 0,
            why="Has room this week and knows the school",
            on=clock.today(),
        )
    _is_met(door, days - 2, worker, Held(door.actor(worker), child or 0, word.name.split()[0]))
    with door.on(days - 9, 15):
        found = "Adults groom the child with lifts and gifts; a plan with the family follows"
        specialist_done(door.actor(worker), contact=contact, words=found)


def _is_met(door: Door, days: int, worker: str, held: Held) -> None:
    """The worker meets the child on the next day, and again and again; the family is written down
    on the second visit.
    """
    with door.on(days, 16):
        thread = set_contact_plan(
            held.actor, person=held.child, every_working_days=10, since=clock.today(),
            owner=door.accounts[worker],
        )  # fmt: skip
    for turn, words in enumerate(SAID):
        with door.on(days - 12 * turn, 16.5):
            seen = Seen(clock.today(), "home" if turn else "school", alone=True, words=words)
            record_contact(
                held.actor, person=held.child, seen=seen, thread=thread,
                every_working_days=10, owner=door.accounts[worker],
            )  # fmt: skip
            if turn == 1:
                write_family(held, days % 8, Random(days))  # noqa: S311 - chance, no secret


def _screened(door: Door, contact: UUID) -> None:
    edition = screen.edition_on(clock.today())
    asked = {one.key: Said(Answer.ASKED) for one in (*edition.gate, *edition.twelve)}
    yes = {key: Said(Answer.YES, "The caller") for key in ("g1", "g2", "q1", "q3", "q5")}
    screen_child(door.actor("freya"), contact=contact, answers={**asked, **yes})


def _ends_early(door: Door, word: Word, days: int, deciding: Deciding) -> UUID:
    with door.on(days, 11):
        contact = door.takes(word)
        _screened(door, contact)
    with door.on(days, 15):
        said = replace(deciding, record=RECORD)
        decide(door.actor("marcus"), contact=contact, deciding=said)
        why = "No adult has a hold on the child; those who know the family help"
        decline_specialist(door.actor("marcus"), contact=contact, why=why)
        if word.agency != "family":
            told = "What we decided, and what they can do"
            tell_referrer(door.actor("freya"), contact=contact, how="email", words=told)
    return contact


def _helped(door: Door) -> None:
    because = "His mother asks for help early, and he wants somebody to talk to at the club."
    deciding = Deciding("early_help", 2, because, next_step="Family centre, a first visit at home")
    contact = _ends_early(door, LATE_HOME, 20, deciding)
    with door.on(18, 10):
        accept_help(door.actor("freya"), contact=contact, service="Family centre", by="Ines Bartol")


def _advised(door: Door) -> None:
    because = "School and both families have spoken, and the two friends are friends again."
    _ends_early(door, ARGUMENT, 13, Deciding("advice", 1, because, reason="advice"))


def _sent_on(door: Door) -> None:
    because = "Northmere has her plan and her worker; we know now that she is here."
    deciding = Deciding("other_authority", 2, because, where="Northmere")
    contact = _ends_early(door, PLACED_HERE, 6, deciding)
    with door.on(5, 10):
        taken_elsewhere(door.actor("freya"), contact=contact, by="Una Kessler, Northmere")


def _still_open(door: Door) -> None:
    with door.on(1, 15.4):
        asked = door.takes(NOT_IN_SCHOOL)
    with door.on(1, 15.8):
        school = door.asks(asked, "police", "health", "education")[-1]
    with door.on(1, 16.5):
        part = {
            "1": Answered(Sort.VALUE, "On roll, year 10, since September"),
            "2": Answered(Sort.VALUE, "Nine of thirty days, mostly gone by lunch"),
        }
        replying = Replying(part, "Harriet Bose", "Safeguarding lead", how="telephone")
        record_reply(door.actor("freya"), contact=asked, request=school, replying=replying)
    with door.on(1, 16.6):
        contact = door.takes(BRUISE)
        ask_back(door.actor("freya"), contact=contact, missing=("childs_words", "household"))


def _in_the_night(door: Door) -> None:
    with door.on(0, 3):
        contact = door.takes(AT_NIGHT, "elias")
        leave_for_morning(
            door.actor("elias"),
            contact=contact,
            done="Spoke with him and his aunt; he sleeps at hers tonight",
            left="Ring the aunt at nine, and school",
        )


def _this_morning(door: Door) -> None:
    with door.on(0, 7.8):
        contact = door.takes(IN_A_FLAT)
        acknowledge(door.actor("marcus"), contact=contact)
        tell_of_danger(door.actor("marcus"), contact=contact, whom="Inspector Reyes, on duty")
        what = "Held in a flat by three adults, with scales and bags on the table"
        report_incident(door.actor("marcus"), contact=contact, sort="taken_over", what=what)
        door.asks(contact, "police", "health", "yjs", "housing")
    with door.on(0, 8.1):
        door.hears(MISHEARD)
    with door.on(0, 8.3):
        unknown = replace(MISHEARD, channel="walk_in", agency="public", what=AT_THE_STOP)
        about = About(who="Perhaps 13, a blue school bag, at the bus stop in Mill Lane")
        door.hears(unknown, about=about)
    with door.on(0, 8.5):
        place = replace(MISHEARD, channel="no_child", agency="voluntary", what=CAR_PARK)
        nobody = About(who="The car park behind the arcade", nobody=True)
        contact = door.hears(place, about=nobody)
        own_no_child(
            door.actor("freya"), contact=contact, owner="Zara Mountjoy", what="Walks there tonight"
        )


SAID = (
    "I do not want you to ring my mum at work.",
    "He says that I owe him for the phone.",
    "I went to boxing. I want to go again.",
)
AT_THE_STOP = "A girl cried at the stop, and a man led her to a car. A shopkeeper came to tell us."
CAR_PARK = "Older boys hand out vapes to children after school, and drive some of them away."

STORY: tuple[Callable[[Door], None], ...] = (
    lambda door: _becomes_work(door, SEEN_WITH_MEN, 41, ASSESSMENT, "petra", "owen"),
    lambda door: _becomes_work(door, TWO_PHONES, 34, ADOLESCENT, "ines", "tobi"),
    _helped,
    _advised,
    _sent_on,
    _still_open,
    _in_the_night,
    _this_morning,
)


def about_somebody_we_work_with(door: Door, child: int) -> None:
    """Word of a child who is open already: graded first, then given to the worker's team."""
    word = replace(
        NOT_IN_SCHOOL,
        agency="health",
        channel="telephone",
        what="Came to the walk-in centre with a cut hand, and left before it was seen to.",
        source="Sister Rosen, walk-in centre",
    )
    contact = door.hears(word, about=About(person=child))
    grade_contact(door.actor("freya"), contact=contact, rag="AMBER", why="He left with strangers")
    pass_on(door.actor("freya"), contact=contact)
