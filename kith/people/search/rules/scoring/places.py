"""Points for where somebody lives."""

from collections.abc import Iterator, Sequence

from kith.people.search.rules.asked import Asked
from kith.people.search.rules.known import Known
from kith.people.search.rules.scoring.point import CODE, DISTRICT, STREET, Point
from kith.people.search.rules.sounds import sound


def for_place(asked: Asked, known: Known) -> Iterator[Point]:
    """Yield what the address is worth, where one was asked."""
    codes = [place.code for place in known.places if place.code]
    if asked.postcode:
        yield _code_point(asked.postcode, codes)
    elif asked.district:
        near = any(code.partition(" ")[0] == asked.district for code in codes)
        yield Point(DISTRICT, DISTRICT if near else 0, f"lives in {asked.district}" if near else "")
    if asked.street:
        yield _street_point(asked, known)


def _code_point(asked: str, codes: Sequence[str]) -> Point:
    if asked in codes:
        return Point(CODE, CODE, f"the postcode {asked}", telling=True)
    if any(_one_slip(asked, code) for code in codes):
        return Point(CODE, 0.7 * CODE, "a postcode like it")
    near = any(code.split()[0] == asked.split()[0] for code in codes)
    return Point(CODE, 0.4 * CODE if near else 0, f"lives in {asked.split()[0]}" if near else "")


def _one_slip(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _street_point(asked: Asked, known: Known) -> Point:
    for place in known.places:
        number, street = place.street
        if street and (street == asked.street or _sounds_same(street, asked.street)):
            exact = bool(asked.house) and asked.house == number
            got = STREET if exact or not asked.house else 0.7 * STREET
            return Point(STREET, got, f"lives at {place.lines}", telling=exact)
    return Point(STREET, 0)


def _sounds_same(one: str, other: str) -> bool:
    return list(map(sound, one.split())) == list(map(sound, other.split()))
