"""Points for telephones and other numbers."""

from collections.abc import Iterator, Sequence

from kith.people.search.rules.asked import Asked
from kith.people.search.rules.known import Known
from kith.people.search.rules.scoring.places import _one_slip
from kith.people.search.rules.scoring.point import NUMBER, PHONE, Point


def for_numbers(asked: Asked, known: Known) -> Iterator[Point]:
    """Yield what telephones and numbers are worth, where some were asked."""
    if asked.telephone:
        yield _digits_point(PHONE, asked.telephone, known.telephones, "telephone")
    for number in asked.numbers:
        if number in known.telephones:
            yield Point(PHONE, PHONE, "the same telephone", telling=True)
        else:
            yield _digits_point(NUMBER, number, known.identifiers, "number")


def _digits_point(worth: float, asked: str, kept: Sequence[str], what: str) -> Point:
    if asked in kept:
        return Point(worth, worth, f"the same {what}", telling=True)
    if any(_one_slip(asked, one) for one in kept):
        return Point(worth, 0.85 * worth, f"one digit of the {what} differs", telling=True)
    return Point(worth, 0)
