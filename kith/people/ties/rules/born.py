"""When somebody was born, as people say it: a day, a year, an age, or when they are due. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kith.web.forms.days import Unread, read_day

OLDEST = 120
LONGEST_WAIT = timedelta(days=366)
AGE = re.compile(
    r"(?:about|abt|c\.?|ca\.?|aged?|around)?\s*(\d{1,3})\s*(?:years?(?: old)?|yrs?|y)?"
)
YEAR = re.compile(r"(?:about|abt|c\.?|ca\.?|around|in|born)?\s*(\d{4})")
HOW = "Write a day like 12 March 1985, a year like 1985, or an age like 40"


@dataclass(frozen=True)
class Said:
    """What was said: a day of birth, a day when they are due, or an age between two."""

    born: date | None = None
    expected: date | None = None
    youngest: int | None = None
    eldest: int | None = None

    @property
    def is_grown(self) -> bool:
        """Whether an age was said, and all of it is 18 or more."""
        return self.youngest is not None and self.youngest >= 18


def read_born(text: str, today: date) -> Said:
    """Return what these words say; nothing is made more exact than it was said.

    A year alone is an age that may have been reached this year or not.
    """
    said = text.strip().lower()
    if not said:
        return Said()
    due = said.startswith(("due", "expected"))
    said = re.sub(r"^(due|expected|born)\s*(on|in)?\s*", "", said)
    if (found := YEAR.fullmatch(said)) and not due:
        return _of_year(int(found[1]), today)
    if (found := AGE.fullmatch(said)) and not due:
        return _of_age(int(found[1]))
    day = read_day(*_parts(said), today)
    if due or day > today:
        return _due(day, today)
    if today.year - day.year > OLDEST:
        raise Unread(f"That is more than {OLDEST} years ago")
    return Said(born=day)


def _due(day: date, today: date) -> Said:
    if abs(day - today) > LONGEST_WAIT:
        raise Unread("A baby is due within a year of today. Look at the year again")
    return Said(expected=day)


def _parts(said: str) -> tuple[str, str, str]:
    """Return the three boxes of a day; words that are no number go into the first alone."""
    parts = [part for part in re.split(r"[\s/.,-]+", said) if part]
    if len(parts) == 3 and len(parts[0]) == 4:
        parts.reverse()
    if len(parts) != 3:
        raise Unread(HOW)
    return parts[0], parts[1], parts[2]


def _of_year(year: int, today: date) -> Said:
    age = today.year - year
    if age < 0 or age > OLDEST:
        raise Unread("Look at the year again")
    return Said(youngest=max(age - 1, 0), eldest=age)


def _of_age(age: int) -> Said:
    if age > OLDEST:
        raise Unread("Look at the age again")
    return Said(youngest=age, eldest=age)
