"""Which days are busy: months, Mondays, the surge; and what being busy does to being in time."""

from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from kith.demo.years import figures

DAY = timedelta(days=1)
YEAR = 365.25
SATURDAY = 5


@dataclass(frozen=True)
class Season:
    """The days of a story, the last of them included; `shares` adds up how busy they are."""

    first: date
    last: date
    shares: tuple[float, ...]

    @classmethod
    def ending(cls, last: date, years: int) -> "Season":
        """Return so many years of days that end with this one."""
        first = last - timedelta(days=round(years * YEAR) - 1)
        days = (first + n * DAY for n in range((last - first).days + 1))
        return cls(first, last, tuple(accumulate(_busy(day, last) for day in days)))

    @property
    def contacts(self) -> int:
        """How many contacts there are in all these days."""
        return round(figures.CONTACTS_A_YEAR / YEAR * self.shares[-1])

    def day(self, share: float) -> date:
        """Return the day by which a share (0 to 1) of everything has come."""
        return self.first + bisect(self.shares, share * self.shares[-1]) * DAY

    def pressure(self, day: date) -> float:
        """Return what comes against what can be done; 1 where the two are even."""
        return _pressure(day, self.last)

    def missed(self, what: str, day: date) -> float:
        """Return how likely a clock is missed on a day: the more comes, the likelier (G4)."""
        return min(figures.WORST, figures.MISSED[what] * self.pressure(day) ** 2)


def _busy(day: date, last: date) -> float:
    of_month = figures.MONTHS[day.month - 1] / (sum(figures.MONTHS) / 12)
    weekday = day.weekday()
    of_week = figures.WEEKDAY * (1 if weekday else figures.MONDAY)
    of_week = of_week if weekday < SATURDAY else figures.WEEKEND
    return of_month * of_week * (1 + surge(day, last))


@cache
def _pressure(day: date, last: date) -> float:
    return (1 + surge(day, last)) / (1 + hands(day, last))


def surge(day: date, last: date) -> float:
    """Return how much more comes on a day, as a share."""
    rising = figures.SURGE_BEGINS - figures.SURGE_IS_WHOLE
    since = day - (last - figures.SURGE_BEGINS)
    return figures.SURGE * min(max(since / rising, 0.0), 1.0)


def hands(day: date, last: date) -> float:
    """Return how much more can be done on a day, as a share: a few hands, later than needed."""
    return figures.MORE_HANDS if surge(day, last) >= figures.SURGE else 0.0
