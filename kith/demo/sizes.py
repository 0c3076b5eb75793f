"""How large a borough is made: how many years, how many of whom, and the day on which it ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.frontdoor.rules.editions import FIRST
from kith.kernel import clock
from kith.kernel.workdays import is_working_day
from kith.standards.cin_census.years import YEARS

OPENS = timedelta(hours=8, minutes=40)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Size:
    """A size by its name: years of stories, and children of the return that is taken in."""

    name: str
    years: int
    returned: int
    people: int = 0


SIZES: Mapping[str, Size] = {
    one.name: one
    for one in (
        Size("usual", years=3, returned=3_000),
        Size("big", years=6, returned=3_000, people=200_000),
    )
}


class TooEarly(ValueError):
    """The story would begin before there are forms to write it on; the message is for people."""


@dataclass(frozen=True)
class Moment:
    """The day on which the story ends, and what follows from it."""

    as_of: date

    @classmethod
    def of(cls, as_of: date | None, size: Size) -> "Moment":
        """Return this day, or the last working day; one whose years begin too early is refused."""
        day = as_of or clock.today()
        while as_of is None and not is_working_day(day):
            day -= DAY
        if day - timedelta(days=round(size.years * 365.25)) < FIRST:
            raise TooEarly(
                f"The story is of {size.years} years and cannot begin before {FIRST:%d %B %Y}: "
                f"choose a later day than {day:%d %B %Y}, or a smaller size."
            )
        return cls(day)

    @property
    def morning(self) -> datetime:
        """The moment at which the story stops and the clock stands."""
        return clock.at_local(self.as_of, OPENS)

    @property
    def returned(self) -> date:
        """The reference date of the return: the last 31 March before the day."""
        this_year = date(self.as_of.year, 3, 31)
        return this_year if this_year < self.as_of else this_year.replace(year=self.as_of.year - 1)

    @property
    def form(self) -> int:
        """The year whose form the return is written on: the nearest of those that we can read."""
        return min(max(self.returned.year, YEARS[0]), YEARS[-1])
