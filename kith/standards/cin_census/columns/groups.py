"""Rows of elements as one frame for each group of the return."""

from dataclasses import dataclass, field

import polars as pl

from kith.standards.cin_census.columns.coding import Coding

COUNTED = {
    "child": "Child",
    "cin": "CINdetails",
    "assessment": "Assessments",
    "plan": "ChildProtectionPlans",
}
"""The numbers that a row carries, and the group that each counts over the whole file."""

WHOLE = {
    "cin_details": ("CINdetails", ("child", "cin")),
    "assessments": ("Assessments", ("child", "cin", "assessment")),
    "plan_dates": ("CINPlanDates", ("child", "cin")),
    "section47": ("Section47", ("child", "cin")),
    "plans": ("ChildProtectionPlans", ("child", "cin", "plan")),
}
"""A frame for each group that has values of its own."""

LISTED = {
    "disabilities": ("Disabilities", "Disability", ("child",)),
    "factors": (
        "FactorsIdentifiedAtAssessment",
        "AssessmentFactors",
        ("child", "cin", "assessment"),
    ),
    "reviews": ("Reviews", "CPPreviewDate", ("child", "cin", "plan")),
}
"""A frame for each element that may come many times."""

EVEN_EMPTY = ("reviews",)
"""Frames in which an empty group is a row too: a group of reviews that has no date at all."""

CHILD = ("ChildIdentifiers", "ChildCharacteristics")
OUTER = ("CollectionDetails", "Source")
SAME = {"GenderCurrent": "Sex"}


@dataclass
class Counts:
    """How many of each counted group came before."""

    so_far: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))

    def number(self, elements: pl.DataFrame, coding: Coding) -> pl.DataFrame:
        """Give each element the numbers of the groups it stands in, and count on."""
        numbered = elements.with_columns(
            ((pl.col("own") == coding.code[group]).cum_sum().cast(pl.Int32) + before - 1).alias(
                name
            )
            for (name, group), before in zip(COUNTED.items(), self.so_far.values(), strict=True)
        )
        if numbered.height:
            last = numbered.row(-1, named=True)
            self.so_far = {name: last[name] + 1 for name in COUNTED}
        return numbered


def frames(elements: pl.DataFrame, coding: Coding) -> dict[str, pl.DataFrame]:
    """Return the frames of the children among these numbered elements."""
    code = coding.code
    found = {"children": _filled(elements, "Child", CHILD, ("child",), coding)}
    for name, (group, numbers) in WHOLE.items():
        found[name] = _filled(elements, group, (group,), numbers, coding)
    for name, (group, element, numbers) in LISTED.items():
        numbered = (pl.col(n).cast(pl.UInt32) for n in numbers)
        empty = (pl.col("own") == code[group]) & ~pl.col("inner") & (name in EVEN_EMPTY)
        text = pl.when(~empty).then("text").alias(element)
        rows = elements.filter(here(code[group], code[element]) | empty)
        found[name] = rows.select(*numbered, "line", text)
    return found


def header(elements: pl.DataFrame, coding: Coding) -> pl.DataFrame:
    """Return the header as one row; of what is said twice, the first."""
    return _filled(elements, "Header", OUTER, (), coding).head(1)


def _filled(
    elements: pl.DataFrame,
    group: str,
    holders: tuple[str, ...],
    numbers: tuple[str, ...],
    coding: Coding,
) -> pl.DataFrame:
    """Return one row for each instance of a group, with the values that its holders hold."""
    own, held = coding.code[group], [coding.code[name] for name in holders]
    counted = elements.filter((pl.col("own") == own) | pl.col("parent").is_in(held)).with_columns(
        ((pl.col("own") == own).cum_sum().cast(pl.Int64) - 1).alias("at")
    )
    instances = counted.filter(pl.col("own") == own)
    values = counted.filter((pl.col("own") == 0) & (pl.col("at") >= 0)).reverse()
    columns = [
        _column(values.filter(here(holder, value)), coding.names[value], instances.height)
        for holder in held
        for value in coding.held(holder)
    ]
    placed = (pl.col(number).cast(pl.UInt32) for number in numbers)
    return instances.select(*placed, "line").with_columns(columns)


def here(parent: int, code: int) -> pl.Expr:
    """Say of each element whether it is the one of this name in this group."""
    return (pl.col("parent") == parent) & (pl.col("code") == code)


def _column(values: pl.DataFrame, name: str, height: int) -> pl.Series:
    """Return one value of each instance; `values` come last to first, so the first one stays."""
    empty = pl.repeat(None, height, dtype=pl.String, eager=True)
    return empty.scatter(values["at"], values["text"]).alias(SAME.get(name, name))
