"""The keys of what is asked, with what each is worth: the first look, and a second, wider one."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, permutations

from kith.people.search.rules.asked import Asked
from kith.people.search.rules.days import months_at_age, remains, swapped
from kith.people.search.rules.keys import START, half, key, pair, sound_of_street, sure_keys, thirds
from kith.people.search.rules.nicknames import related
from kith.people.search.rules.sounds import sound

MOST_WORDS = 5
MOST_SOUNDS = 8
SURE_SOUNDS = 3
Weighed = dict[int, int]


def first_look(asked: Asked, today: date) -> Weighed:
    """Return the keys that bring near whoever was asked for in the usual ways."""
    heard = [_sounds(word) for word in asked.words[:MOST_WORDS]]
    found: Weighed = {}
    for weight, keys in (
        (12, _numbers(asked)),
        (5, _phone(asked)),
        (4, _pairs(heard)),
        (4, _born(asked)),
        (2, _born_and_called(asked, heard)),
        (2, _lives(asked, heard)),
        (3, _lives_alone(asked)),
        (2, _aged(asked, heard, today)),
        (1, _alone(asked)),
        (1, _wide_fronts(asked)),
    ):
        for one in keys:
            found[one] = max(weight, found.get(one, 0))
    return found


def second_look(asked: Asked) -> Weighed:
    """Return the keys that are tried where the first look found nobody who fits well.

    One name right, and of another its front or its back; the date of birth turned round alone.
    """
    words = asked.words[:MOST_WORDS]
    found: Weighed = {}
    for one, other in permutations(words, 2):
        for heard in _sounds(one):
            for size in sorted({half(len(other) + by) for by in (-1, 0, 1)}):
                found[key("front", heard, other[:size])] = 2
                found[key("back", heard, other[-size:])] = 2
    turned = swapped(asked.born) if asked.born else None
    if turned:
        found[key("born", turned.isoformat())] = 3
    return found


def sure_look(asked: Asked) -> list[int]:
    """Return the sure keys of what is asked, for somebody who must not be written down twice."""
    sounds = [one for word in asked.words[:MOST_WORDS] for one in _sounds(word)[:SURE_SOUNDS]]
    days = [asked.born] if asked.born else []
    telephones = [asked.telephone] if asked.telephone else []
    return sorted(sure_keys(sounds, days, telephones, asked.numbers))


def _sounds(word: str) -> tuple[str, ...]:
    """Return how a word may sound: itself first, then what it may be short for."""
    meant = [word, *sorted(related(word))]
    return tuple(dict.fromkeys(map(sound, meant)))[:MOST_SOUNDS]


def _numbers(asked: Asked) -> Iterator[int]:
    for number in asked.numbers:
        yield key("number", number)
        if len(number) == 10 and number.isdigit():
            yield from thirds("nhs", number)
            yield from thirds("phone", number)


def _phone(asked: Asked) -> Iterator[int]:
    if asked.telephone:
        yield from thirds("phone", asked.telephone)


def _pairs(heard: list[tuple[str, ...]]) -> Iterator[int]:
    for ones, others in combinations(heard, 2):
        for one in ones:
            for other in others:
                yield pair(one, other)


def _born(asked: Asked) -> Iterator[int]:
    if asked.born:
        yield key("born", asked.born.isoformat())


def _born_and_called(asked: Asked, heard: list[tuple[str, ...]]) -> Iterator[int]:
    """Give what is left of the date with one part wrong, and of the date turned round."""
    if asked.born is None:
        return
    turned = swapped(asked.born)
    for day in (asked.born, *([turned] if turned else [])):
        for left in remains(day):
            for sounds in heard:
                yield from (key("some", one, left) for one in sounds)


def _lives(asked: Asked, heard: list[tuple[str, ...]]) -> Iterator[int]:
    for sounds in heard:
        for one in sounds:
            if asked.district:
                yield key("district", one, asked.district)
            if asked.street:
                yield key("street", one, sound_of_street(asked.street))


def _lives_alone(asked: Asked) -> Iterator[int]:
    if asked.postcode:
        yield key("code", asked.postcode)
    if asked.street and asked.house:
        yield key("house", asked.house, sound_of_street(asked.street))


def _aged(asked: Asked, heard: list[tuple[str, ...]], today: date) -> Iterator[int]:
    """Give the months of an age or a year, each with a name: for one name and how old."""
    if asked.born is not None:
        return
    months = list(months_at_age(asked.age, today)) if asked.age is not None else []
    if not months and asked.year is not None:
        months = [f"{asked.year}-{month:02}-" for month in range(1, 13)]
    for sounds in heard:
        yield from (key("some", one, month) for one in sounds[:4] for month in months)


def _alone(asked: Asked) -> Iterator[int]:
    """Give the words themselves where hardly more than one name was typed."""
    if len(asked.words) == 1:
        for name in (asked.words[0], *sorted(related(asked.words[0]))):
            yield key("word", name)


def _wide_fronts(asked: Asked) -> Iterator[int]:
    """Give how the last word begins, while it may still be unfinished."""
    if not asked.open_ended or len(asked.words[-1]) < START:
        return
    *before, last = asked.words[:MOST_WORDS]
    if not before:
        yield key("start", last[:START])
    for word in before:
        for size in (2, START):
            yield from (key("front", one, last[:size]) for one in _sounds(word))
