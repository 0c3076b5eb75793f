"""A front door at work, and its figures read as the letter reads them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.frontdoor.commands import About
from kith.frontdoor.testing import Desk, a_desk
from kith.kernel import clock
from kith.oversight import run
from kith.oversight.catalogue import INDICATORS, SECOND_READINGS

# A Monday morning in term.
MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Stand at a moment."""
    with clock.frozen(moment):
        yield


def new_desk(since: datetime = MONDAY) -> Desk:
    """Make a front door, on that Monday or earlier."""
    with at(since):
        return a_desk()


def child(name: str = "") -> About:
    """Somebody of whom there is no record yet."""
    return About(known_as=name or "Noor")


def counted(code: str, moment: datetime) -> tuple[int, int]:
    """Return a figure's numerator and denominator at a moment."""
    declared = INDICATORS.get(code) or SECOND_READINGS[code]
    with at(moment):
        point = run.read(declared, None).points[-1]
    return point.numerator, point.denominator


def behind(code: str, moment: datetime) -> run.Listed:
    """Return the children behind a figure at a moment, as somebody sees them who sees all."""
    declared = INDICATORS[code]
    with at(moment), acting_as(MACHINE):
        return run.children(declared, run.span_of(declared, None), limit=50)


def notes(code: str, moment: datetime) -> list[str]:
    """Return what is told of each child behind a figure."""
    return [note for one in behind(code, moment).exceptions for note in one.notes]
