"""The night's watch: every rule over this quarter, and over the last while it is still settling."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.oversight.models import WatchCount, Watched
from kith.oversight.quarters import Quarter, quarter_of, quarters
from kith.oversight.watch.reading import works_of
from kith.oversight.watch.rules import WATCHES
from kith.oversight.watch.rules.work import Found, Watch, Work

SETTLING = timedelta(days=30)
KEPT, BATCH = 4, 1_000


@command(Area.AUDIT, Level.DECIDE, event="watched")
def watch_all(actor: Actor, /, *, back: int = KEPT) -> int:
    """Look anew at each quarter that may still change, and return how many places there are.

    A quarter that was never looked at is, so many quarters back; one that is over for a month
    stays.
    """
    return sum(_watch(one) for one in _due(back))


def _due(back: int) -> list[Quarter]:
    now, today = clock.now(), clock.today()
    held = quarters(quarter_of(today), back)
    done = set(WatchCount.objects.values_list("quarter", flat=True).distinct())
    return [one for one in held if one.code not in done or now < one.closes + SETTLING]


def _watch(quarter: Quarter) -> int:
    works = works_of(quarter)
    Watched.objects.filter(quarter=quarter.code).delete()
    WatchCount.objects.filter(quarter=quarter.code).delete()
    return sum(_keep(quarter, one, works) for one in WATCHES.values())


def _keep(quarter: Quarter, watch: Watch, works: list[Work]) -> int:
    found = _within(quarter, watch.find(works))
    Watched.objects.bulk_create(
        (
            Watched(
                watch=watch.code,
                quarter=quarter.code,
                person_id=one.work.person,
                team_id=one.work.team,
                work=one.work.id,
                at=one.at,
                note=one.note[:300],
            )
            for one in found
        ),
        batch_size=BATCH,
    )
    _count(quarter, watch, found, _within(quarter, watch.out_of(works)))
    return len(found)


def _within(quarter: Quarter, found: Iterable[Found]) -> list[Found]:
    return [one for one in found if quarter.opens <= one.at < quarter.closes]


def _count(quarter: Quarter, watch: Watch, found: list[Found], of: list[Found]) -> None:
    hits, every = Counter(one.work.team for one in found), Counter(one.work.team for one in of)
    WatchCount.objects.bulk_create(
        WatchCount(
            watch=watch.code,
            quarter=quarter.code,
            team_id=team,
            found=hits[team],
            of=every[team],
            counted_at=clock.now(),
        )
        for team in sorted(hits.keys() | every.keys())
    )
