"""Load is a leader's problem, not a louder bell (S13 rule 6): who has more than is fair, and since
when. After three working days over the limit the next grade is told, once for each such stretch.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.queries import away_at, held_at, managers_by_team
from kith.accounts.roles import Area, Level
from kith.accounts.rules import stands_in
from kith.kernel import clock
from kith.kernel.workdays import is_working_day
from kith.messages.post import NewNotice, tell
from kith.promises.hidden import hidings
from kith.promises.models import Load, Promise
from kith.promises.queries.reading import late, numbers
from kith.promises.rules import just_over

CODE = "load"
LOOK_BACK = timedelta(days=30)
Key = tuple[int, int]
Managers = Mapping[int, frozenset[int]]
Leaders = tuple[frozenset[int], frozenset[int]]


def weigh() -> int:
    """Write down today's load, once a working day; return to how many too much was told."""
    today = clock.today()
    if not is_working_day(today) or Load.objects.filter(day=today).exists():
        return 0
    return _weigh(MACHINE, today)


@command(Area.CHILD, Level.DECIDE, event="load.weighed")
def _weigh(actor: Actor, /, today: date) -> int:
    rules, managers = numbers(), managers_by_team()
    Load.objects.bulk_create(_loads(today, rules, managers), ignore_conflicts=True)
    return tell(list(_telling(today, rules, managers)))


def _loads(today: date, rules: Mapping[str, int], managers: Managers) -> list[Load]:
    """A line is a child: to a worker, one to whom something of theirs is late; to a manager, one
    of the team's; to a head of service, one with a late promise of safety. A hidden child weighs
    on nobody, since the weight would say that there is one.
    """
    hidden = {one.person for one in hidings()}
    rows = Promise.objects.filter(late(clock.now())).exclude(person_id__in=hidden)
    weighed = {
        **{key: (many, rules["SW-LINES"]) for key, many in _of_workers(rows).items()},
        **{key: (many, rules["TM-CHILDREN"]) for key, many in _of_managers(rows, managers)},
        **{key: (many, rules["HOS-CHILDREN"]) for key, many in _of_leaders(rows)},
    }
    return [
        Load(account_id=who, team_id=team, day=today, lines=many, allowed=allowed)
        for (who, team), (many, allowed) in weighed.items()
    ]


def _children(rows: QuerySet[Promise], *by: str) -> Iterator[tuple[int, ...]]:
    counted = rows.values(*by).annotate(many=Count("person_id", distinct=True))
    yield from counted.values_list(*by, "many")


def _of_workers(rows: QuerySet[Promise]) -> dict[Key, int]:
    """Count for whoever does the work now: what one covers weighs as one's own."""
    away = away_at()
    counted: dict[Key, int] = defaultdict(int)
    owned = rows.filter(owner_id__isnull=False)
    for owner, team, many in _children(owned, "owner_id", "team_id"):
        if (who := stands_in(owner, away)) is not None:
            counted[who, team] += many
    return counted


def _of_managers(rows: QuerySet[Promise], managers: Managers) -> Iterator[tuple[Key, int]]:
    for team, many in _children(rows, "team_id"):
        yield from (((one, team), many) for one in managers.get(team, ()))


def _of_leaders(rows: QuerySet[Promise]) -> Iterator[tuple[Key, int]]:
    many = rows.filter(safety=True).aggregate(many=Count("person_id", distinct=True))["many"]
    for held in held_at(None, Q(role="head_of_service")):
        yield (held.account, held.team), many


def _telling(today: date, rules: Mapping[str, int], managers: Managers) -> Iterator[NewNotice]:
    days, leaders = rules["OVERFLOW"], _leaders()
    for key, over in _days_over(today).items():
        if just_over(list(over), today, days):
            for above in _above(key, managers, leaders):
                yield NewNotice(above, CODE, "P1", pushed=True, count=over[today])


def _days_over(today: date) -> dict[Key, dict[date, int]]:
    found: dict[Key, dict[date, int]] = defaultdict(dict)
    for row in Load.objects.filter(day__gt=today - LOOK_BACK, day__lte=today):
        if row.lines > row.allowed:
            found[row.account_id, row.team_id][row.day] = row.lines
    return found


def _leaders() -> Leaders:
    held = held_at(None, Q(role__in=["head_of_service", "director"]))
    heads, directors = (
        frozenset(one.account for one in held if one.role == role)
        for role in ("head_of_service", "director")
    )
    return heads, directors


def _above(key: Key, managers: Managers, leaders: Leaders) -> frozenset[int]:
    """Return the next grade: of a worker the team's managers, of those the head of service."""
    (who, team), (heads, directors) = key, leaders
    if who in heads:
        return directors
    theirs = managers.get(team, frozenset())
    return heads if who in theirs or not theirs else theirs
