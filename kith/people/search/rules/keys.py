"""The keys of a person: hashed bits of what is known, each shared by a few hundred at most.

A key is made of two facts wherever one is too common: how two names sound, how a name sounds and
the month of birth. The same functions make the keys of what is asked (see `looking`).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import combinations, permutations

from kith.people.search.rules.days import remains
from kith.people.search.rules.known import Known, Place
from kith.people.search.rules.sounds import sound
from kith.people.search.rules.words import district_of

MOST_WORDS = 8
START = 3
SURE = 10  # an NHS number has ten digits, a pupil number thirteen


def key(kind: str, *parts: str) -> int:
    """Return a key as a signed number of 64 bits; an even one."""
    return _hashed(kind, parts) & ~1


def sure(kind: str, *parts: str) -> int:
    """Return the key of what is true of hardly more than one person: an odd number.

    By these alone the database answers whether somebody hidden may be meant (`must_ring`), so that
    nothing weaker can be asked of it.
    """
    return _hashed(kind, parts) | 1


def _hashed(kind: str, parts: tuple[str, ...]) -> int:
    text = "|".join((kind, *parts)).encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def keys_of(known: Known) -> frozenset[int]:
    """Return every key of a person."""
    return frozenset(_keys_of(known))


def _keys_of(known: Known) -> Iterator[int]:
    words = known.words[:MOST_WORDS]
    sounds = tuple(dict.fromkeys(map(sound, words)))
    yield from (key("word", word) for word in words)
    yield from (key("start", word[:START]) for word in words)
    yield from (pair(one, other) for one, other in combinations(sounds, 2))
    yield from _halves(words)
    yield from (one for born in _days(known) for one in _born(born, sounds))
    yield from (one for place in known.places for one in _lives(place, sounds))
    yield from (one for number in known.telephones for one in thirds("phone", number))
    yield from _numbers(known.identifiers)
    yield from sure_keys(sounds, _days(known), known.telephones, known.identifiers)


def sure_keys(
    sounds: Iterable[str],
    days: Iterable[date],
    telephones: Iterable[str],
    identifiers: Iterable[str],
) -> Iterator[int]:
    """Give the sure keys: two names and the day of birth, a name and a telephone, a number."""
    heard = sorted(set(sounds))
    for day in days:
        yield from (sure("born", *two, day.isoformat()) for two in combinations(heard, 2))
    for number in telephones:
        yield from (sure("phone", one, number) for one in heard)
    yield from (sure("number", one) for one in identifiers if len(one) >= SURE)


def _days(known: Known) -> Iterable[date]:
    return [day for day in (known.born or known.expected,) if day]


def pair(one: str, other: str) -> int:
    """Return the key of two sounds, in whatever order they stand."""
    return key("pair", *sorted((one, other)))


def _halves(words: tuple[str, ...]) -> Iterator[int]:
    for one, other in permutations(words, 2):
        size = half(len(other))
        yield key("front", sound(one), other[:size])
        yield key("back", sound(one), other[-size:])


def half(length: int) -> int:
    """Return how many letters of a word are kept of its front, and of its back.

    One slip of the pen cannot spoil both.
    """
    return 3 if length > 5 else 2


def _born(born: date, sounds: Iterable[str]) -> Iterator[int]:
    yield key("born", born.isoformat())
    yield from (key("some", one, left) for one in sounds for left in remains(born))


def _lives(place: Place, sounds: Iterable[str]) -> Iterator[int]:
    number, street = place.street
    if place.code:
        yield key("code", place.code)
        yield from (key("district", one, district_of(place.code)) for one in sounds)
    if street:
        yield from (key("street", one, sound_of_street(street)) for one in sounds)
        if number:
            yield key("house", number, sound_of_street(street))


def sound_of_street(street: str) -> str:
    """Return how the name of a street sounds, its words together."""
    return " ".join(map(sound, street.split()))


def thirds(kind: str, digits: str) -> Iterator[int]:
    """Give a number three times, each time without a third of it: one wrong digit spoils two."""
    size = -(-len(digits) // 3)
    for start in range(0, len(digits), size):
        yield key(kind, str(start), digits[:start] + digits[start + size :])


def _numbers(identifiers: Iterable[str]) -> Iterator[int]:
    for number in identifiers:
        yield key("number", number)
        if len(number) == 10 and number.isdigit():
            yield from thirds("nhs", number)
