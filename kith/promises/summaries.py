"""The two summaries of a working day: what each person was told of since the last one (S13)."""

from datetime import date, datetime, timedelta

from django.db.models import Count

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.clock import at_local
from kith.kernel.workdays import is_working_day
from kith.messages.post import NewNotice, tell
from kith.messages.queries import last_summary
from kith.promises.hidden import hidings, told_of_hidden
from kith.promises.models import Rung
from kith.promises.queries.reading import numbers

CODE = "summary"


def summarise() -> int:
    """Tell each person how many lines are new since the last summary; return how many people."""
    moment = latest_summary(clock.now(), numbers())
    if moment is None or last_summary(CODE, moment):
        return 0
    return _summarise(MACHINE, moment)


def latest_summary(now: datetime, rules: dict[str, int]) -> datetime | None:
    """Return when the last summary of today ought to have been told; None before the first."""
    moments = _moments(clock.local_date(now), rules)
    return max((one for one in moments if one <= now), default=None)


def summary_before(moment: datetime, rules: dict[str, int]) -> datetime:
    """Return when the summary before this one was told: perhaps on Friday."""
    day = clock.local_date(moment)
    while not (found := [one for one in _moments(day, rules) if one < moment]):
        day -= timedelta(days=1)
    return max(found)


def _moments(day: date, rules: dict[str, int]) -> list[datetime]:
    if not is_working_day(day):
        return []
    times = (rules["SUMMARY-MORNING"], rules["SUMMARY-MIDDAY"])
    return [at_local(day, timedelta(minutes=minutes)) for minutes in times]


@command(Area.CHILD, Level.DECIDE, event="summaries.told")
def _summarise(actor: Actor, /, moment: datetime) -> int:
    since = summary_before(moment, numbers())
    fresh = Rung.objects.filter(at__gt=since, at__lte=moment).exclude(alert_class="P0")
    fresh = fresh.exclude(told_of_hidden(hidings(), "told_id"))
    counted = fresh.values("told_id").annotate(lines=Count("promise", distinct=True))
    rows = [
        NewNotice(told, CODE, "P1", pushed=True, count=lines)
        for told, lines in counted.values_list("told_id", "lines")
    ]
    return tell(rows)
