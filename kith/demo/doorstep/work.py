"""Word that became our work: decided, given to a worker, and the child is met."""

from dataclasses import dataclass, replace
from random import Random
from uuid import UUID

from kith.accounts.queries import team_called
from kith.cases.commands import Seen, allocate, record_contact, set_contact_plan
from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.informed import all_answer
from kith.demo.doorstep.usual import decided, taken_in
from kith.demo.families.all import Held, write_family
from kith.demo.personas import ADOLESCENT, ASSESSMENT
from kith.frontdoor.commands import Deciding, specialist_done
from kith.kernel import clock

EVERY = 10
BETWEEN = 9
TOLD = "We work with the family from today and ring again in a week"


@dataclass(frozen=True)
class Post:
    """A worker, and who gives them work in which team."""

    team: str
    manager: str
    worker: str

    @property
    def team_id(self) -> int:
        """The team's number."""
        team = team_called(self.team)
        if team is None:
            raise LookupError(self.team)
        return team.id


OWEN, TOBI = Post(ASSESSMENT, "petra", "owen"), Post(ADOLESCENT, "ines", "tobi")

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
SAID = (
    "I do not want you to ring my mum at work.",
    "He says that I owe him for the phone.",
    "I went to boxing. I want to go again.",
)
LATER = ("I sleep better since you ring first.", "Can we go out instead of sitting here?")


def two_become_work(door: Door) -> None:
    """The two of whom most is known."""
    _becomes_work(door, SEEN_WITH_MEN, 30, OWEN)
    _becomes_work(door, TWO_PHONES, 24, TOBI)


def _becomes_work(door: Door, word: Word, days: int, post: Post) -> None:
    """Word that became our work: decided the same day, a worker the next, and whoever told us; the
    family is written down on the second visit.
    """
    contact = taken_in(door, word, days, 10, signs=True)
    with door.on(days, 12):
        all_answer(door, contact)
    because = "Adults whom nobody knows have a hold on this child, and it gets worse."
    taken_on(door, contact, days, 14, Deciding("assess", 3, because), post)
    met(door, contact, days - 2, post, *SAID)
    held = Held(door.actor(post.worker), door.child_in(contact), word.first)
    with door.on(days - 2 - BETWEEN, 17):
        write_family(held, days % 8, Random(days))  # noqa: S311 - chance, no secret
    closely_looked_at(door, contact, days - 6, post)


def taken_on(
    door: Door, contact: UUID, days: int, hours: float, deciding: Deciding, post: Post
) -> None:
    """Decide that it is our work; the next day the child has a worker."""
    decided(door, contact, days, hours, replace(deciding, to_team=post.team_id), TOLD)
    given_to(door, contact, days - 1, post)


def given_to(door: Door, contact: UUID, days: int, post: Post) -> None:
    """Let the manager give the child a worker on a day."""
    with door.on(days, 10):
        allocate(
            door.actor(post.manager),
            person=door.child_in(contact),
            worker=door.accounts[post.worker],
            team=post.team_id,
            why="Has room this week and knows the school",
            on=clock.today(),
        )


def met(door: Door, contact: UUID, days: int, post: Post, *said: str) -> None:
    """Let the worker meet the child on a day, and every two weeks from then on."""
    child, owner = door.child_in(contact), door.accounts[post.worker]
    with door.on(days, 16):
        thread = set_contact_plan(
            door.actor(post.worker), person=child, every_working_days=EVERY,
            since=clock.today(), owner=owner,
        )  # fmt: skip
    for turn, day in enumerate(range(days, 0, -BETWEEN)):
        words, how = (*said, *LATER)[turn], "home" if turn else "school"
        seen = Seen(door.day(day), how, alone=True, words=words)
        door.does(day, 16.5, post.worker, record_contact, person=child, seen=seen, thread=thread)


def closely_looked_at(door: Door, contact: UUID, days: int, post: Post) -> None:
    """Make the specialist assessment that the screen indicates."""
    found = "Adults groom the child with lifts and gifts; a plan with the family follows"
    door.does(days, 15, post.worker, specialist_done, contact=contact, words=found)
