"""Fill the borough with its years: the stories of all its children, written in batches."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from django.db import connections

from kith.access.actors import actor_for
from kith.accounts.staffing import add_member, create_team
from kith.demo.partners import write_down_partners
from kith.demo.staff import account_of
from kith.demo.years.bulk.copying import as_facts, copy
from kith.demo.years.bulk.household import household, write_kin
from kith.demo.years.bulk.sight import Given
from kith.demo.years.bulk.tables import Rows
from kith.demo.years.bulk.writing import Writing, write
from kith.demo.years.hands import TEAMS, everybody
from kith.demo.years.living import Here
from kith.demo.years.season import Season
from kith.demo.years.story import Life, arrivals, life
from kith.promises.queries.reading import numbers

BATCH = 1_000
AT_ONCE = 5_000
Progress = Callable[[int, int, str], None]

PEOPLE = "SELECT nextval('people_person_id_seq') FROM generate_series(1, %s)"
NUMBERS = "SELECT nextval('frontdoor_contact_number') FROM generate_series(1, %s)"

REQUESTS = "SELECT nextval('frontdoor_request_number') FROM generate_series(1, %s)"


@dataclass(frozen=True)
class Plan:
    """What is to be told: the season, the seed, how many children, and when the story stops."""

    season: Season
    seed: int
    children: int
    until: datetime
    people: int = 0

    @classmethod
    def of(
        cls, season: Season, seed: int, until: datetime, part: float = 1.0, people: int = 0
    ) -> "Plan":
        """Return a plan of as many children as make up this part of the season's contacts.

        Where more `people` are to be on record than these, their families are, until there are.
        """
        contacts = children = 0
        while contacts < season.contacts * part:
            contacts += len(arrivals(season, seed, children))
            children += 1
        return cls(season, seed, children, until, round(people * part))


def hire(accounts: dict[str, int], desk: int, since: datetime) -> Here:
    """Make everybody who works in the borough beside the personas, their teams, and the desks."""
    teams = {code: create_team(code, name) for code, name in TEAMS.items()}
    everyone = dict(accounts)
    for one in everybody():
        everyone[one.username] = account_of(one)
        (code,) = one.teams
        add_member(everyone[one.username], teams.get(code, desk), one.role, since=since)
    return Here(everyone, teams, desk, write_down_partners(actor_for(everyone["marcus"])))


def fill(plan: Plan, here: Here, progress: Progress) -> int:
    """Write every story; return how many rows. The ledger is derived by whoever calls.

    While one batch is written, the next is told.
    """
    written = 0
    with ThreadPoolExecutor(1) as pen:
        writing_down = pen.submit(int)
        for told, rows in _batches(plan, here):
            written += writing_down.result()
            progress(told, plan.children, "Living through the years")
            writing_down = pen.submit(copy, rows)
        written += writing_down.result()
        pen.submit(_put_down).result()
    return written


def _put_down() -> None:
    """Close this thread's own connection."""
    connections["owner"].close()


def _batches(plan: Plan, here: Here) -> Iterator[tuple[int, Rows]]:
    """Give the rows of some stories after the other, each with how many stories that were."""
    days = [arrivals(plan.season, plan.seed, index) for index in range(plan.children)]
    each, people = _numbered(days), _next(PEOPLE, plan.children)
    limits, requests, kin, rows = numbers(), _more(REQUESTS), _more(PEOPLE), Rows()
    left = plan.people - plan.children
    for index, person in enumerate(people, 1):
        told = life(plan.season, plan.seed, index - 1, plan.until)
        if told.events:
            sight = write(told, Writing(here, limits, rows, requests), person, each[index - 1])
            if left > 0:
                left -= _with_family(plan, told, rows, person, sight.of_family(), kin)
        if index % BATCH == 0 or index == plan.children:
            yield index, rows
            rows = Rows()


def _with_family(
    plan: Plan, told: Life, rows: Rows, child: int, sight: list[Given], numbers: Iterator[int]
) -> int:
    """Write a child's family as well; return how many that were."""
    chance = Random(f"{plan.seed}:{told.child.index}:family")  # noqa: S311 - invention
    kin = list(household(chance, told.child))
    for one in kin:
        write_kin(rows, one, next(numbers), child, sight, told.events[0].at)
    return len(kin)


def _numbered(days: list[list[date]]) -> list[list[int]]:
    """Return the numbers of each child's contacts: in the order of the days on which they came."""
    order = sorted(
        (day, index, n) for index, all_of in enumerate(days) for n, day in enumerate(all_of)
    )
    found: list[list[int]] = [[0] * len(all_of) for all_of in days]
    for number, (_, index, n) in zip(_next(NUMBERS, len(order)), order, strict=True):
        found[index][n] = number
    return found


def _more(statement: str) -> Iterator[int]:
    """Give numbers for as long as they are wanted, some thousands at a time."""
    while True:
        yield from _next(statement, AT_ONCE)


def _next(statement: str, count: int) -> Iterator[int]:
    with as_facts() as cursor:
        cursor.execute(statement, [count])
        return iter([row[0] for row in cursor.fetchall()])


def settle(*tables: str) -> None:
    """Tell the planner what is there now: in these tables, or in all."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")
