"""`kith demo`: absent, it is made; there, it says so; half-made or older, it is made again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.db import connection, transaction

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.accounts.models import Account
from kith.demo import clock as borough_clock
from kith.demo import surge
from kith.demo.doorstep import Door, about_somebody_we_work_with, at_the_door, in_the_last_weeks
from kith.demo.lived import Borough, live
from kith.demo.looking import second_looks
from kith.demo.models import World
from kith.demo.personas import TEAMS, WAITING
from kith.demo.sizes import SIZES, Moment, Size
from kith.demo.staff import make_staff
from kith.demo.sweeping import seldom_swept
from kith.demo.unmaking import unmake
from kith.demo.years.filling import Plan, fill, hire, settle
from kith.demo.years.season import Season
from kith.kernel import clock
from kith.oversight.watch.night import watch_all
from kith.promises.escalation import escalate
from kith.promises.load import weigh
from kith.promises.rebuild import rebuild
from kith.standards.cin_census.generator import write_return
from kith.standards.commands import import_cin_census

VERSION = "7"
CHILDREN = SIZES["usual"].returned
SEED = 20

Progress = Callable[[int, int, str], None]

HARM_OUTSIDE = ["10A", "11A", "12A", "13A", "18B", "19B", "24A"]
OPEN_CHILDREN = """
SELECT p.id FROM people_person p
 WHERE p.born BETWEEN %s AND %s AND p.died IS NULL
   AND EXISTS (SELECT FROM people_identifier i WHERE i.person_id = p.id AND i.scheme = 'LAchildID')
   AND EXISTS (SELECT FROM promises_promise o WHERE o.person_id = p.id AND o.state = 'open')
   AND {harmed} EXISTS (SELECT FROM promises_standing f WHERE f.person_id = p.id
         AND f.data->'factors' ?| %s)
 ORDER BY p.id LIMIT %s
"""


@dataclass(frozen=True)
class Wish:
    """What borough somebody asks for: how large, and which day it ends on.

    A test asks for fewer: `children` come in with the return, and of the stories a `part` is told.
    """

    size: Size = SIZES["usual"]
    as_of: date | None = None
    children: int = CHILDREN
    part: float = 1.0


def make(progress: Progress, again: bool = False, wish: Wish | None = None) -> str:
    """Make the demonstration if it is not there whole; return what was done, in words."""
    found = World.objects.order_by("-id").first()
    wanted = wish or Wish()
    if (
        found
        and found.made_at
        and not again
        and _is_as_wished(found, wanted, asked=wish is not None)
    ):
        return f"The demonstration is there already, made on {found.made_at:%d %B %Y}."
    moment = Moment.of(wanted.as_of, wanted.size)
    why = _why_again(found)
    if found:
        unmake()
    World.objects.create(
        version=VERSION, size=wanted.size.name, as_of=moment.as_of, began_at=datetime.now(UTC)
    )
    with seldom_swept():
        many = _make(progress, wanted, moment)
    return f"The demonstration is made: {many:,} invented children.{why}"


def _is_as_wished(found: World, wish: Wish, asked: bool) -> bool:
    """Say whether the world that is there will do: any of this version, where nobody chose."""
    if found.version != VERSION or not asked:
        return found.version == VERSION
    return found.size == wish.size.name and wish.as_of in (None, found.as_of)


def _why_again(found: World | None) -> str:
    if found is None:
        return ""
    if found.made_at is None:
        return " It was made again, because making it was broken off before."
    if found.version != VERSION:
        return f" It was made again, because it was of version {found.version}."
    return " It was made again, as you asked."


def _make(progress: Progress, wish: Wish, moment: Moment) -> int:
    season = Season.ending(moment.as_of, wish.size.years)
    plan = Plan.of(season, SEED, moment.morning, wish.part, wish.size.people)
    began = clock.at_local(season.first - timedelta(days=30), timedelta())
    with clock.frozen(moment.morning), transaction.atomic():
        accounts = make_staff(moment.as_of, began)
        door = at_the_door(accounts, moment.as_of)
        here = hire(accounts, door.team, began)
    with clock.frozen(moment.morning):
        fill(plan, here, progress)
        settle()
        rebuild(lambda done, of, _: progress(done, of, "Working out what follows"))
        settle("promises_promise", "promises_named")
        with transaction.atomic():
            _live(progress, accounts, door, wish, moment)
            borough_clock.start_at(moment.morning)
            World.objects.filter(made_at=None).update(made_at=datetime.now(UTC))
    return plan.children + wish.children


def _live(
    progress: Progress, accounts: dict[str, int], door: Door, wish: Wish, moment: Moment
) -> None:
    """What is lived through the commands: at the door, and with the children of the return."""
    surge.answered(door)
    in_the_last_weeks(door)
    with TemporaryDirectory() as folder:
        written = write_return(
            Path(folder) / "return.xml",
            wish.children,
            year=moment.form,
            seed=SEED,
            reference_date=moment.returned,
        )
        import_cin_census(
            written,
            team=TEAMS[WAITING],
            progress=lambda done, total: progress(done, total, "Taking in the return"),
        )
    borough = Borough(accounts, Random(SEED), clock.today())  # noqa: S311 - chance, no secret
    sam = live(borough, _open("", 90), _open("NOT", 30), progress)
    about_somebody_we_work_with(door, sam)
    Account.objects.filter(username="sam").update(person_id=sam)
    second_looks(clock.today(), SEED)
    watch_all(MACHINE, back=2)  # the first night looks further back
    escalate()
    weigh()


def _open(harmed: str, most: int) -> list[int]:
    """Return open children of ten to seventeen with harm outside the family, or without."""
    born = (_years_before(18), _years_before(10))
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute(OPEN_CHILDREN.format(harmed=harmed), [*born, HARM_OUTSIDE, most])
        return [row[0] for row in cursor.fetchall()]


def _years_before(years: int) -> date:
    today = clock.today()
    return today.replace(year=today.year - years, day=min(today.day, 28))
