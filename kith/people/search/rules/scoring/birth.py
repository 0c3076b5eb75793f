"""Points for a date of birth, or an age."""

from collections.abc import Iterator
from datetime import date

from kith.kernel.workdays import age_on
from kith.people.search.rules import days
from kith.people.search.rules.asked import Asked
from kith.people.search.rules.known import Known
from kith.people.search.rules.scoring.point import AGE, BORN, Point


def for_birth(asked: Asked, known: Known, today: date) -> Iterator[Point]:
    """Yield what the birth is worth, where one was asked."""
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
