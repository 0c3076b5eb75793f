"""Families with everything that makes matching hard: twins, siblings, one name twice, few facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from string import ascii_uppercase

from kith.people.matching.invented.names import BOYS, FAMILIES, GIRLS, forms
from kith.people.matching.rules import Known

TODAY = date(2026, 11, 1)
_GIVEN = {"F": forms(GIRLS), "M": forms(BOYS)}
_FAMILY = forms(FAMILIES)
_UPN = "ABCDEFGHJKLMNPQRTUVWXYZ"


@dataclass
class Numbers:
    """Numbers that nobody real has: each is given out once."""

    chance: Random
    given: set[str] = field(default_factory=set)

    def fresh(self, shape: str) -> str:
        """Return one with a digit for each 0 and a letter for each A, that nobody else has."""
        while True:
            made = "".join(self._one(c) for c in shape)
            if made not in self.given:
                self.given.add(made)
                return made

    def _one(self, character: str) -> str:
        if character == "0":
            return self.chance.choice("0123456789")
        return self.chance.choice(ascii_uppercase) if character == "A" else character

    def nhs(self) -> str:
        """Return an NHS number from the range that is kept for tests."""
        return self.fresh("9990000000")

    def upn(self) -> str:
        """Return a pupil number of the right shape."""
        return self.chance.choice(_UPN) + self.fresh("990000000000")

    def postcode(self) -> str:
        """Return a postcode of an area that the post does not know."""
        chance = self.chance
        letters = chance.choice(ascii_uppercase) + chance.choice(ascii_uppercase)
        return f"QX{chance.randint(1, 20)} {chance.randint(0, 9)}{letters}"

    def phone(self) -> str:
        """Return a telephone number that no exchange has."""
        return self.fresh("0000 0000000")


@dataclass(frozen=True)
class Home:
    """What the people of one household share."""

    families: tuple[str, ...]
    postcode: str
    phones: tuple[str, ...]


def common(chance: Random, names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return a name, the first of the list far oftener than the last."""
    return names[int(len(names) * chance.random() ** 1.7)]


def households(chance: Random, numbers: Numbers, people: int) -> Iterator[list[Known]]:
    """Yield so many people or a few more, household by household, numbered from 1."""
    made = 0
    while made < people:
        home = [replace(one, id=made + n) for n, one in enumerate(household(chance, numbers), 1)]
        made += len(home)
        yield home


def household(chance: Random, numbers: Numbers) -> Iterator[Known]:
    """Yield the children of a household, twins among them, and sometimes a father."""
    families = tuple(chance.choice(common(chance, _FAMILY)) for _ in range(2))
    phones = tuple(numbers.phone() for _ in range(chance.choice([1, 1, 2])))
    home = Home(families, numbers.postcode(), phones)
    born = TODAY - timedelta(days=chance.randint(30, 17 * 365))
    names: set[str] = set()
    for place in range(chance.choice([1, 1, 2, 2, 3, 4])):
        twin = place > 0 and chance.random() < 0.06
        if place and not twin:
            born -= timedelta(days=chance.randint(320, 1500))
        family = home.families[chance.random() < 0.12]
        one = child(chance, numbers, home, family, born, names)
        names.add(one.given)
        yield one
        if one.sex == "M" and chance.random() < 0.04:
            yield father(chance, numbers, one)


def child(
    chance: Random, numbers: Numbers, home: Home, family: str, born: date, taken: set[str]
) -> Known:
    """Return a child of this home whose first name no other of its children has."""
    sex = chance.choice("FM")
    group = next(g for g in iter(lambda: common(chance, _GIVEN[sex]), ()) if not taken & set(g))
    given = chance.choice(group)
    school = (TODAY - born).days > 4 * 365
    return Known(
        id=0,
        given=given,
        family=family,
        born=born,
        sex=sex,
        postcode=home.postcode if chance.random() < 0.95 else "",
        phones=home.phones if chance.random() < 0.8 else (),
        nhs=numbers.nhs() if chance.random() < 0.65 else "",
        upns=(numbers.upn(),) if school and chance.random() < 0.75 else (),
    )


def father(chance: Random, numbers: Numbers, son: Known) -> Known:
    """Return a father of the same name, at the same address."""
    born = (son.born or TODAY) - timedelta(days=chance.randint(18 * 365, 45 * 365))
    return replace(son, born=born, nhs=numbers.nhs() if son.nhs else "", upns=())
