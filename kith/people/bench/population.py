"""An invented city: households with names of many origins, addresses, telephones, numbers.

Everything follows from the seed. Nobody in it lives anywhere: its postcodes begin with letters that
no post town has, and its NHS numbers are of the range kept for tests.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

TODAY = date(2026, 11, 2)
DATA = Path(__file__).parent / "data" / "names.json"
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
INWARD = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True)
class Invented:
    """One invented person."""

    id: int
    given: str
    middle: str
    family: str
    previous: str
    born: date
    lines: str
    postcode: str
    phone: str
    nhs: str
    upn: str
    local: str


@dataclass(frozen=True)
class Home:
    """What a household shares."""

    lines: str
    postcode: str
    phone: str


class Names:
    """Names to draw from, the common ones more often, as in a city."""

    def __init__(self, random: Random) -> None:
        data = json.loads(DATA.read_text(encoding="utf-8"))
        self.random = random
        self.groups = [_Group(one) for one in data["groups"]]
        self.shares = list(accumulate(group.share for group in self.groups))
        self.streets, self.kinds = data["streets"].split(), data["kinds"].split()
        self.districts = data["districts"].split()

    def group(self) -> "_Group":
        """Return an origin, by its share."""
        return self.random.choices(self.groups, cum_weights=self.shares)[0]


class _Group:
    def __init__(self, data: dict[str, str]) -> None:
        self.share = int(data["share"])
        self.girls, self.boys = data["girls"].split(), data["boys"].split()
        self.families = data["families"].split()
        self.front, self.back = data["front"].split(), data["back"].split()

    def given(self, random: Random) -> str:
        return _common_first(random, random.choice((self.girls, self.boys)))

    def family(self, random: Random) -> str:
        if random.random() < 0.45:
            return _common_first(random, self.families)
        middle = random.choice(self.back) if random.random() < 0.25 else ""
        return random.choice(self.front) + middle + random.choice(self.back)


def _common_first(random: Random, names: Sequence[str]) -> str:
    """Return a name; the further down the list, the rarer."""
    return names[int(len(names) * random.random() ** 1.7)]


def people(count: int, seed: int) -> Iterator[Invented]:
    """Invent so many people, household by household."""
    random = Random(seed)
    names, made = Names(random), 0
    while made < count:
        home = _home(random, names)
        group = names.group()
        family = group.family(random)
        for _ in range(min(random.choice((1, 1, 2, 2, 3, 4)), count - made)):
            made += 1
            yield _person(made, random, names, group, family, home)


def _home(random: Random, names: Names) -> Home:
    district = random.choice(names.districts)
    inward = random.randint(1, 9), random.choice(INWARD), random.choice(INWARD)
    street = f"{random.choice(names.streets)} {random.choice(names.kinds)}"
    return Home(
        lines=f"{random.randint(1, 140)} {street}",
        postcode=f"{district} {''.join(map(str, inward))}",
        phone=f"070{random.randint(0, 10**8 - 1):08}" if random.random() < 0.7 else "",
    )


def _person(
    number: int, random: Random, names: Names, group: _Group, family: str, home: Home
) -> Invented:
    born = _born(random)
    child = (TODAY - born).days < 18 * 365
    at_school = (TODAY - born).days > 4 * 365 and child
    own_phone = not child and random.random() < 0.5
    return Invented(
        id=number,
        given=group.given(random),
        middle=group.given(random) if random.random() < 0.35 else "",
        family=family if random.random() < 0.85 else names.group().family(random),
        previous=names.group().family(random) if random.random() < 0.06 else "",
        born=born,
        lines=home.lines,
        postcode=home.postcode,
        phone=f"070{random.randint(0, 10**8 - 1):08}" if own_phone else home.phone,
        nhs=nhs_number(number) if random.random() < 0.6 else "",
        upn=upn(number) if at_school and random.random() < 0.8 else "",
        local=f"BEN{number:09}",
    )


def _born(random: Random) -> date:
    """Return a day of birth: three in four are children."""
    share = random.random()
    oldest = 18 if share < 0.75 else 26 if share < 0.85 else 70
    youngest = 0 if share < 0.75 else 18
    return TODAY - timedelta(days=random.randint(youngest * 365, oldest * 365))


def nhs_number(number: int) -> str:
    """Return an NHS number of the range for tests that passes its check (modulus 11); or none."""
    body = f"999{number * 7919 % 10**6:06}"
    check = -sum(int(digit) * (10 - place) for place, digit in enumerate(body)) % 11
    return "" if check == 10 else f"{body}{check}"


def upn(number: int) -> str:
    """Return a pupil number that passes its check."""
    digits = f"999{number:09}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, 2))
    return UPN_LETTERS[total % 23] + digits
