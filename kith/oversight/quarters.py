"""Quarters of a year, by the day: pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.kernel.clock import local_midnight

MONTHS = 3
SAID = ("January to March", "April to June", "July to September", "October to December")


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter of a calendar year: `number` from 1 to 4."""

    year: int
    number: int

    @property
    def code(self) -> str:
        """How an address names it: "2026-3"."""
        return f"{self.year}-{self.number}"

    @property
    def words(self) -> str:
        """How a page names it: "July to September 2026"."""
        return f"{SAID[self.number - 1]} {self.year}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def after(self) -> "Quarter":
        """The quarter that follows."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        """The quarter that came before."""
        return quarter_of(self.first - timedelta(days=1))

    @property
    def opens(self) -> datetime:
        """The first instant in it."""
        return local_midnight(self.first)

    @property
    def closes(self) -> datetime:
        """The first instant that is not in it any more."""
        return local_midnight(self.after.first)


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day is in."""
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def quarters(last: Quarter, many: int) -> list[Quarter]:
    """Return so many quarters, the last one first."""
    found = [last]
    while len(found) < many:
        found.append(found[-1].before)
    return found


def asked_for(code: str, today: date, many: int) -> Quarter:
    """Return the quarter that an address names, where it is one of the last; else this one."""
    held = quarters(quarter_of(today), many)
    return next((one for one in held if one.code == code), held[0])
