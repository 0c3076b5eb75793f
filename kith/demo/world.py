"""`kith demo`: absent, it is made; there, it says so; half-made or older, it is made again."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.db import connection, transaction

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.accounts.models import Account
from kith.demo import clock as borough_clock
from kith.demo.doorstep import about_somebody_we_work_with, at_the_door, in_the_last_weeks
from kith.demo.lived import Borough, live
from kith.demo.models import World
from kith.demo.personas import TEAMS, WAITING
from kith.demo.staff import make_staff
from kith.demo.unmaking import unmake
from kith.kernel import clock
from kith.promises.escalation import escalate
from kith.standards.cin_census.generator import write_return
from kith.standards.commands import import_cin_census

VERSION = "3"
CHILDREN = 3_000
SEED = 20
LAST_DAY = date(2026, 3, 31)
OPENS = timedelta(hours=8, minutes=40)

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


def make(progress: Progress, again: bool = False, children: int = CHILDREN) -> str:
    """Make the demonstration if it is not there whole; return what was done, in words."""
    found = World.objects.order_by("-id").first()
    if found and found.made_at and found.version == VERSION and not again:
        return f"The demonstration is there already, made on {found.made_at:%d %B %Y}."
    why = _why_again(found)
    if found:
        unmake()
    World.objects.create(version=VERSION, as_of=LAST_DAY, began_at=datetime.now(UTC))
    morning = clock.at_local(LAST_DAY + timedelta(days=1), OPENS)
    with clock.frozen(morning), transaction.atomic():
        _make(progress, children)
        borough_clock.start_at(morning)
        World.objects.filter(made_at=None).update(made_at=datetime.now(UTC))
    return f"The demonstration is made: {children:,} invented children.{why}"


def _why_again(found: World | None) -> str:
    if found is None:
        return ""
    if found.made_at is None:
        return " It was made again, because making it was broken off before."
    return f" It was made again, because it was of version {found.version}."


def _make(progress: Progress, children: int) -> None:
    accounts = make_staff(clock.today())
    door = at_the_door(accounts, clock.today())
    in_the_last_weeks(door)
    with TemporaryDirectory() as folder:
        written = write_return(Path(folder) / "return.xml", children, year=LAST_DAY.year, seed=SEED)
        import_cin_census(
            written,
            team=TEAMS[WAITING],
            progress=lambda done, total: progress(done, total, "Taking in the return"),
        )
    borough = Borough(accounts, Random(SEED), clock.today())  # noqa: S311 - chance, no secret
    sam = live(borough, _open("", 90), _open("NOT", 30), progress)
    about_somebody_we_work_with(door, sam)
    Account.objects.filter(username="sam").update(person_id=sam)
    escalate()


def _open(harmed: str, most: int) -> list[int]:
    """Return open children of ten to seventeen with harm outside the family, or without."""
    born = (_years_before(18), _years_before(10))
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute(OPEN_CHILDREN.format(harmed=harmed), [*born, HARM_OUTSIDE, most])
        return [row[0] for row in cursor.fetchall()]


def _years_before(years: int) -> date:
    today = clock.today()
    return today.replace(year=today.year - years, day=min(today.day, 28))
