"""What somebody typed, read: names, a date or an age, a place, a telephone, a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kith.people.search.rules.words import (
    STREET_KINDS,
    name_words,
    number_of,
    plain,
    postcode_of,
    street_of,
    telephone_of,
)

LONGEST = 200
OLDEST = 120

MONTHS = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
]  # fmt: skip
_WORDED = "|".join(f"{month}[a-z]*" for month in MONTHS)
_DATES = (
    re.compile(r"\b(?P<d>\d{1,2})\s*[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4}|\d{2})\b"),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_WORDED})\s+(?P<y>\d{{4}})\b"),
    re.compile(rf"\b(?P<m>{_WORDED})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
    re.compile(r"\b(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>(?:19|20)\d\d)\b"),
)
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z0-9]?)\s?(\d[a-z]{2})\b")
_DISTRICT = re.compile(r"\b[a-z]{1,2}\d{1,2}[a-z]?\b")
_PHONE = re.compile(r"(?<![\w+])(?:\+|0)[\d\s()\-]{6,18}\d\b")
# A British number has ten figures after its 0: what follows them, such as an age, is not its own.
_BRITISH = re.compile(
    r"(?<![\w+])(?:(?:\+44|0044)[\s()\-]*(?:0[\s()\-]*)?|0)[\s()\-]*[1-9](?:[\s()\-]*\d){9}\b"
)
_ABROAD = r"(?<!\+\d[\s-])(?<!\+\d\d[\s-])(?<!\b00\d\d[\s-])"
_NHS = re.compile(rf"{_ABROAD}\b\d{{3}}[\s-]?\d{{3}}[\s-]?\d{{4}}\b")
_KIND = "|".join(sorted(STREET_KINDS))
_STREET = re.compile(rf"\b(?:[a-z']+\s+){{1,3}}(?:{_KIND})\b")
_HOUSE_AND_STREET = re.compile(rf"\b\d+[a-z]?,?\s+(?:[a-z']+\s+){{1,3}}(?:{_KIND})\b")
_COMMA_STREET = re.compile(rf",\s*((?:[a-z']+\s+){{1,3}}(?:{_KIND}))\b")
_AGE = re.compile(
    r"\b(?:aged?|age)\s*(\d{1,3})\b|\b(\d{1,3})\s*(?:years?(?:\s+old)?|yrs?|yo|y/o)\b"
)
_BARE_AGE = re.compile(r"(?<![\w/.])\d{1,2}(?![\w/.])")
_YEAR = re.compile(r"\b(?:b\.?|born|dob)?\s*((?:19|20)\d\d)\b")
_LABEL = re.compile(r"\b(?:dob|d\.o\.b\.?|born|nhs|upn|tel|phone|mobile|number|no)\b[.:]?")


@dataclass(frozen=True)
class Asked:
    """What is looked for. `open_ended`: the last word may be the beginning of a longer one."""

    words: tuple[str, ...] = ()
    born: date | None = None
    year: int | None = None
    age: int | None = None
    postcode: str = ""
    district: str = ""
    street: str = ""
    house: str = ""
    telephone: str = ""
    numbers: tuple[str, ...] = ()
    text: str = ""
    typed: str = ""
    open_ended: bool = False

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to look for."""
        blank = replace(self, text="", typed="", open_ended=False) == Asked()
        return blank or self._only_a_letter

    @property
    def _only_a_letter(self) -> bool:
        only_words = replace(self, words=(), text="", typed="", open_ended=False) == Asked()
        return only_words and max(map(len, self.words)) < 2

    @property
    def dated(self) -> bool:
        """Say whether a whole date of birth was given."""
        return self.born is not None


class _Reading:
    """A text from which each thing is taken once it is understood."""

    def __init__(self, text: str) -> None:
        self.rest = f" {text.lower()} "

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.rest)
        if found:
            self.drop(found)
        return found

    def drop(self, found: re.Match[str]) -> None:
        self.rest = f"{self.rest[: found.start()]} | {self.rest[found.end() :]}"


def read(text: str, today: date) -> Asked:
    """Read one line of free text: "sam okoro 14 se15", "07700 900123", "12/5/2010"."""
    reading = _Reading(text[:LONGEST])
    born = _take_date(reading, today)
    postcode = _take_postcode(reading)
    telephone = _take_phone(reading, _BRITISH)
    numbers = tuple(_take_nhs(reading))
    telephone = telephone or _take_phone(reading, _PHONE)
    numbers += tuple(_take_numbers(reading))
    house, street = _take_street(reading)
    age = _take_age(reading)
    year = _take_year(reading, today)
    reading.rest = _LABEL.sub(" ", reading.rest)
    district = "" if postcode else _take_district(reading)
    age = _take_bare_age(reading) if age is None and born is None else age
    words = name_words(reading.rest)
    return Asked(
        words=words,
        born=born,
        year=year,
        age=age,
        postcode=postcode,
        district=district or postcode.partition(" ")[0],
        street=street,
        house=house,
        telephone=telephone,
        numbers=numbers,
        text=plain(text),
        typed=text.strip().lower(),
        open_ended=bool(words) and text[-1:].isalpha(),
    )


def _take_date(reading: _Reading, today: date) -> date | None:
    for pattern in _DATES:
        for found in pattern.finditer(reading.rest):
            day = _date(found["y"], found["m"], found["d"], today)
            if day:
                reading.drop(found)
                return day
    return None


def _date(year: str, month: str, day: str, today: date) -> date | None:
    """Return the date; one that only exists with day and month exchanged is read so."""
    whole = int(year) if len(year) == 4 else _century(int(year), today)
    number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else int(month)
    for m, d in ((number, int(day)), (int(day), number)):
        try:
            made = date(whole, m, d)
        except ValueError:
            continue
        return made if today.year - OLDEST <= made.year <= today.year + 1 else None
    return None


def _century(year: int, today: date) -> int:
    return 2000 + year if year <= today.year % 100 + 1 else 1900 + year


def _take_postcode(reading: _Reading) -> str:
    found = reading.take(_POSTCODE)
    return postcode_of(found[0]) if found else ""


def _take_phone(reading: _Reading, pattern: re.Pattern[str]) -> str:
    for found in pattern.finditer(reading.rest):
        number = telephone_of(found[0])
        if number:
            reading.drop(found)
            return number
    return ""


def _take_nhs(reading: _Reading) -> Iterator[str]:
    """Give what has the ten digits of an NHS number; a group of it may begin with 0."""
    while found := reading.take(_NHS):
        yield number_of(found[0])


def _take_numbers(reading: _Reading) -> Iterator[str]:
    """Give what else looks like an identifier: letters and digits of some length."""
    for word in re.findall(r"[a-z0-9]+", reading.rest):
        if len(word) >= 6 and any(c.isdigit() for c in word):
            reading.rest = re.sub(rf"\b{word}\b", " | ", reading.rest, count=1)
            yield number_of(word)


def _take_street(reading: _Reading) -> tuple[str, str]:
    """Return house number and street. Without a number or a comma only one word is the street's,
    since the words before it may be a name."""
    for pattern in (_HOUSE_AND_STREET, _COMMA_STREET):
        found = reading.take(pattern)
        if found:
            return street_of(found[0].replace(",", " "))
    found = _STREET.search(reading.rest)
    if found is None:
        return "", ""
    *before, name, kind = found[0].split()
    reading.rest = reading.rest.replace(found[0], f"{' '.join(before)} | ", 1)
    return street_of(f"{name} {kind}")


def _take_age(reading: _Reading) -> int | None:
    found = reading.take(_AGE)
    return _age(found[1] or found[2]) if found else None


def _take_bare_age(reading: _Reading) -> int | None:
    found = reading.take(_BARE_AGE)
    return _age(found[0]) if found else None


def _age(text: str) -> int | None:
    return int(text) if int(text) <= OLDEST else None


def _take_year(reading: _Reading, today: date) -> int | None:
    found = reading.take(_YEAR)
    return int(found[1]) if found and int(found[1]) <= today.year + 1 else None


def _take_district(reading: _Reading) -> str:
    found = reading.take(_DISTRICT)
    return found[0].strip().upper() if found else ""
