"""The few words in which the rules are written: present, yes, listed, and one row beside others."""

from collections.abc import Iterable
from datetime import date
from functools import reduce

import polars as pl
from polars import DataFrame, Expr
from polars import col as c

from kith.kernel.workdays import add_working_days

YES, NO = ("1", "true"), ("0", "false")


def blank(name: str) -> Expr:
    """Whether a text is absent or empty."""
    return c(name).fill_null("") == ""


def given(name: str) -> Expr:
    """Whether a text is there."""
    return c(name).fill_null("") != ""


def undated(name: str) -> Expr:
    """Whether there is no date that can be read."""
    return c(name).is_null()


def dated(name: str) -> Expr:
    """Whether there is a date."""
    return c(name).is_not_null()


def yes(name: str) -> Expr:
    """Whether a flag says yes; an absent one does not."""
    return c(name).is_in(YES).fill_null(False)


def no(name: str) -> Expr:
    """Whether a flag says no; an absent one does not."""
    return c(name).is_in(NO).fill_null(False)


def listed(name: str, codes: Iterable[str]) -> Expr:
    """Whether a text is one of these codes."""
    return c(name).is_in(list(codes)).fill_null(False)


def outside(name: str, first: date, last: date) -> Expr:
    """Whether a date lies outside these days; an absent one lies nowhere."""
    return ~c(name).is_between(first, last)


def weekend(name: str) -> Expr:
    """Whether a date is a Saturday or a Sunday."""
    return c(name).dt.weekday() > 5


def working_days_before(day: date, count: int) -> date:
    """Return the working day so many before this one."""
    return add_working_days(day, -count)


def having(frame: DataFrame, *others: DataFrame, of: str = "cin") -> DataFrame:
    """Return the rows whose `of` is in any of the other frames."""
    keys = pl.concat([other.select(of) for other in others])
    return frame.join(keys, on=of, how="semi", maintain_order="left")


def lacking(frame: DataFrame, other: DataFrame, of: str = "cin") -> DataFrame:
    """Return the rows whose `of` is not in the other frame."""
    return frame.join(other, on=of, how="anti", maintain_order="left")


def meeting(frame: DataFrame, other: DataFrame, of: str, when: Expr) -> DataFrame:
    """Return the rows for which `when` holds beside any row of the other frame of the same `of`.

    The other row's columns are there with `_other` after their names, as far as names are shared.
    """
    rows = having(frame, other, of=of).with_row_index("row")
    pairs = rows.join(other, on=of, suffix="_other").filter(when)
    return pairs.unique("row", keep="first").sort("row")


def beside_another(frame: DataFrame, of: str, when: Expr) -> DataFrame:
    """Return the rows for which `when` holds beside another row of the same frame and `of`."""
    several = frame.filter(pl.len().over(of) > 1).with_row_index("place")
    return meeting(several, several, of, (c("place") != c("place_other")) & when)


def repeated(frame: DataFrame, *names: str) -> DataFrame:
    """Return the rows that say once more what a row before them says in these columns."""
    return frame.filter(~pl.struct(names).is_first_distinct())


def together(*frames: DataFrame) -> DataFrame:
    """Return the rows of all frames, each with the columns that it has."""
    return pl.concat(frames, how="diagonal_relaxed")


def any_of(*tests: Expr) -> Expr:
    """Whether one of these holds; what cannot be told does not hold."""
    return reduce(Expr.or_, [test.fill_null(False) for test in tests])


def whole_return(broken: bool, **told: str) -> DataFrame:
    """Return one finding about the whole return, with what it counted, or none."""
    row = {"child": None, "line": None, **told}
    schema = {"child": pl.UInt32, "line": pl.UInt32} | dict.fromkeys(told, pl.String)
    return DataFrame([row] if broken else [], schema=schema, orient="row")
