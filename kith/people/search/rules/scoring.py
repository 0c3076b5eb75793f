"""How well somebody fits what was asked: points for what agrees, points lost for what does not.

The score is the share of the points that there were to get, from 0 to 100; each reason is a phrase.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from kith.kernel.workdays import age_on
from kith.people.search.rules import days
from kith.people.search.rules.alike import Alike, alike
from kith.people.search.rules.asked import Asked
from kith.people.search.rules.known import Known, Named
from kith.people.search.rules.sounds import sound

WEAK = 82
STRONG = 85
POOR = 30  # below this nobody is shown
NEAR, FAR = 12, 45
NAME, BORN, AGE, CODE, DISTRICT, STREET, PHONE, NUMBER = 10.0, 14.0, 5.0, 8.0, 4.0, 6.0, 16.0, 24.0


@dataclass(frozen=True)
class Point:
    """One thing that was asked: what it is worth, what it got, and what to say of it."""

    worth: float
    got: float
    said: str | Callable[[], str] = ""
    telling: bool = False


@dataclass(frozen=True)
class Fit:
    """How well somebody fits: a share of 100, the reasons, and how many things agree by themselves.

    `agreeing` counts names, birth, place, telephone and numbers: two of them make a match strong.
    """

    person: int
    score: int
    said: tuple[str | Callable[[], str], ...]
    agreeing: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """The phrases; most of those who are scored are never shown, so they are made only here."""
        words = (one if isinstance(one, str) else one() for one in self.said)
        return tuple(dict.fromkeys(words))

    @property
    def strong(self) -> bool:
        """Say whether this is most likely the person who was asked for."""
        return self.score >= STRONG and self.agreeing >= 2


def fit(asked: Asked, known: Known, today: date) -> Fit:
    """Score one person against what was asked."""
    points = [
        *_names(asked, known),
        *_birth(asked, known, today),
        *_place(asked, known),
        *_numbers(asked, known),
    ]
    worth = sum(point.worth for point in points)
    got = sum(point.got for point in points)
    score = round(100 * max(0.0, got) / worth) if worth else 0
    said = tuple(point.said for point in points if point.said)
    return Fit(known.person, score, said, sum(point.telling for point in points))


def ranked(fits: Iterable[Fit], children: Container[int]) -> list[Fit]:
    """Return the fits, best first; among those about as good, children before adults.

    Who fits far worse than the best is left out once somebody fits well.
    """
    ordered = sorted(fits, key=lambda one: (-one.score, one.person))
    top = ordered[0].score if ordered else 0
    least = POOR if top < WEAK else max(POOR, top - FAR)
    kept = [one for one in ordered if one.score >= least]
    return sorted(kept, key=lambda one: (one.score < top - NEAR, one.person not in children))


# Names


def _names(asked: Asked, known: Known) -> Iterator[Point]:
    if not asked.words:
        return
    pairs = _best_pairs(asked.words, known.words)
    likeness = [each for _, _, each in pairs]
    shares = [each.share for each in likeness]
    agree = len(shares) > 1 and min(shares) >= 0.7
    for place, (typed, kept, each) in enumerate(pairs):
        got = NAME * each.share if each.share else -0.4 * NAME
        said = partial(_say_name, typed, kept, each, known) if each.share else ""
        yield Point(NAME, got, said, telling=agree and place == 0)


def _best_pairs(typed: Sequence[str], kept: Sequence[str]) -> list[tuple[str, str, Alike]]:
    """Give each typed word the kept word that it is most like; none is given twice."""
    every = sorted(
        ((alike(one, other), i, j) for i, one in enumerate(typed) for j, other in enumerate(kept)),
        key=lambda found: (-found[0].share, found[1], found[2]),
    )
    taken: dict[int, tuple[int, Alike]] = {}
    for likeness, i, j in every:
        if likeness.share and i not in taken and all(j != other for other, _ in taken.values()):
            taken[i] = (j, likeness)
    none = Alike(0.0, "other")
    return [
        (one, kept[taken[i][0]], taken[i][1]) if i in taken else (one, "", none)
        for i, one in enumerate(typed)
    ]


_HOW = {
    "spelling": "{typed} is another spelling of {kept}",
    "short": "{typed} and {kept} stand for one another",
    "sound": "sounds like {kept}",
    "slip": "spelt nearly like {kept}",
    "initial": "{kept} begins with {typed}",
    "beginning": "{kept} begins with {typed}",
}


def _say_name(typed: str, kept: str, each: Alike, known: Known) -> str:
    shown = shown_word(kept, known.names)
    said = "called {kept}" if each.how == "same" else _HOW[each.how]
    words = said.format(typed=typed.capitalize(), kept=shown)
    return words + (" (a name from before)" if _only_before(kept, known.names) else "")


def shown_word(word: str, names: Sequence[Named]) -> str:
    """Return a compared word as it is written in one of the names."""
    for name in names:
        for written in name.text.split():
            if word in Named(written).words:
                return written.strip(",")
    return word.capitalize()


def _only_before(word: str, names: Sequence[Named]) -> bool:
    holding = [name.past for name in names if word in name.words]
    return bool(holding) and all(holding)


# Birth


def _birth(asked: Asked, known: Known, today: date) -> Iterator[Point]:
    born = known.born or known.expected
    if asked.born:
        yield (
            _date_point(asked.born, born)
            if born
            else _aged_point(
                age_on(asked.born, today) if asked.born <= today else 0, known, today, BORN
            )
        )
    elif asked.age is not None:
        yield _aged_point(asked.age, known, today, AGE)
    elif asked.year is not None and born:
        apart = abs(asked.year - born.year)
        said = f"born in {born.year}" if apart == 0 else ""
        yield Point(AGE, (AGE, 0.4 * AGE, -AGE)[min(apart, 2)], said, apart == 0)


def _date_point(asked: date, born: date) -> Point:
    if asked == born:
        return Point(BORN, BORN, "born on the same day", telling=True)
    if days.swapped(asked) == born:
        said = "born on the same day with day and month swapped"
        return Point(BORN, 0.9 * BORN, said, telling=True)
    apart = days.digits_apart(asked, born)
    if apart == 1:
        return Point(BORN, 0.85 * BORN, "one digit of the date of birth differs", telling=True)
    if apart == 2 or asked.year == born.year:
        return Point(BORN, 0.1 * BORN, "born near that day" if apart == 2 else "")
    return Point(BORN, -0.6 * BORN)


def _aged_point(age: int, known: Known, today: date, worth: float) -> Point:
    """Compare ages; an apparent age is a range with a year on either side, and proves less."""
    if known.born and known.born <= today:
        apart = abs(age_on(known.born, today) - age)
        said = f"is {age}" if apart == 0 else ("is a year from that age" if apart == 1 else "")
        return Point(worth, (worth, 0.5 * worth, -worth)[min(apart, 2)], said, apart == 0)
    if known.apparent:
        youngest, oldest = known.apparent
        near = youngest - 1 <= age <= oldest + 1
        return Point(
            worth, 0.6 * worth if near else -0.5 * worth, "seemed of that age" if near else ""
        )
    return Point(worth, 0.2 * worth)


# Place


def _place(asked: Asked, known: Known) -> Iterator[Point]:
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


# Telephones and numbers


def _numbers(asked: Asked, known: Known) -> Iterator[Point]:
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
