"""The two summaries of a working day: what each person was told of since the last one (S13)."""

from datetime import datetime, timedelta

from django.db.models import Count

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.clock import at_local
from kith.kernel.workdays import is_working_day
from kith.messages.post import NewNotice, tell
from kith.messages.queries import last_summary
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
    day = clock.local_date(now)
    if not is_working_day(day):
        return None
    times = (rules["SUMMARY-MORNING"], rules["SUMMARY-MIDDAY"])
    moments = [at_local(day, timedelta(minutes=minutes)) for minutes in times]
    return max((one for one in moments if one <= now), default=None)


@command(Area.CHILD, Level.DECIDE, event="summaries.told")
def _summarise(actor: Actor, /, moment: datetime) -> int:
    since = moment - timedelta(days=1)
    fresh = Rung.objects.filter(at__gt=since).exclude(alert_class="P0")
    counted = fresh.values("told_id").annotate(lines=Count("promise", distinct=True))
    rows = [
        NewNotice(told, CODE, "P1", pushed=True, count=lines)
        for told, lines in counted.values_list("told_id", "lines")
    ]
    return tell(rows)
