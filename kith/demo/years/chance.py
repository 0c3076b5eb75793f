"""Chance, and the moments at which people do what is due: in time mostly, and else after it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from kith.kernel.clock import at_local, local_date
from kith.kernel.workdays import add_working_days, in_office

TRIES = 5
OPENS = timedelta(hours=9)


def often(chance: Random, share: float) -> bool:
    """Say whether something happens that happens so often."""
    return chance.random() < share


def pick(chance: Random, weights: Mapping[str, float]) -> str:
    """Return one of these, by its weight."""
    return chance.choices(list(weights), cum_weights=list(accumulate(weights.values())))[0]


def minutes(chance: Random, least: float, most: float) -> timedelta:
    """Return some time between so many minutes, in whole seconds."""
    return timedelta(seconds=round(chance.uniform(least, most) * 60))


def whole(at: datetime) -> datetime:
    """Return the second in which a moment lies."""
    return at.replace(microsecond=0)


def in_time(chance: Random, start: datetime, due: datetime) -> datetime:
    """Return a moment before something is due: in office hours where there are some."""
    room = max(due - start, timedelta(minutes=2))
    at = start
    for _ in range(TRIES):
        at = whole(start + room * (0.02 + 0.9 * chance.random() ** 1.5))
        if in_office(at):
            break
    return at


def too_late(chance: Random, start: datetime, due: datetime) -> datetime:
    """Return a moment after something was due: hours late mostly, days sometimes."""
    return working(chance, max(start, due) + minutes(chance, 20, 240) * (1 + chance.random() * 6))


def working(chance: Random, at: datetime) -> datetime:
    """Return a moment, or the morning of the next working day where nobody works then."""
    if in_office(at):
        return whole(at)
    day = local_date(at)
    early = at < at_local(day, OPENS)
    opens = at_local(add_working_days(day - timedelta(days=1) if early else day, 1), OPENS)
    return opens + minutes(chance, 2, 80)


def done(chance: Random, start: datetime, due: datetime, missed: float) -> datetime:
    """Return when something due is done, which is missed so often."""
    if due <= start or often(chance, missed):
        return too_late(chance, start, due)
    return in_time(chance, start, due)
