"""A return as tables: one Polars frame for each of its groups, for rules to ask of.

Each row has `child`, the number of its child in the file from nought, and `line`, the line on
which its element begins; and, where they apply, the numbers of the groups that it stands in:
`cin`, `assessment`, `plan`, each counted over the whole file.

A value's column bears the element's own name (`Sex` also for GenderCurrent of older years). It
holds the text without the space around it: null where the element is absent, "" where it is
empty. A date's column is a date, null where it is absent or is not a day; what was written is
beside it, under `NAME_text`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import polars as pl

from kith.kernel.workdays import add_months
from kith.standards.cin_census.values import SPACE, day
from kith.standards.cin_census.years import structure

DATES = frozenset(
    {
        "ReferenceDate", "PersonBirthDate", "ExpectedPersonBirthDate", "PersonDeathDate",
        "CINreferralDate", "CINclosureDate", "DateOfInitialCPC", "AssessmentActualStartDate",
        "AssessmentInternalReviewDate", "AssessmentAuthorisationDate", "CINPlanStartDate",
        "CINPlanEndDate", "S47ActualStartDate", "InitialCPCtarget", "CPPstartDate", "CPPendDate",
        "CPPreviewDate",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Tables:
    """A return in columns. `header` has one row; `reference_date` is its last day."""

    year: int
    reference_date: date
    header: pl.DataFrame
    children: pl.DataFrame
    disabilities: pl.DataFrame
    cin_details: pl.DataFrame
    assessments: pl.DataFrame
    factors: pl.DataFrame
    plan_dates: pl.DataFrame
    section47: pl.DataFrame
    plans: pl.DataFrame
    reviews: pl.DataFrame

    @property
    def period_start(self) -> date:
        """Return the first day of the year that the return covers; 1 April, as a rule."""
        return add_months(self.reference_date + timedelta(days=1), -12)

    def codes(self, name: str) -> list[str]:
        """Return a code set of the year, by the name that it has in `structure/*.toml`."""
        sets = structure(self.year).codes
        return list(sets["gender" if name == "sex" and name not in sets else name])

    @cached_property
    def cin_with_child(self) -> pl.DataFrame:
        """Return `cin_details` with the child's own values beside each."""
        return self._with_child(self.cin_details)

    @cached_property
    def assessments_with_cin(self) -> pl.DataFrame:
        """Return `assessments` with the values of the child and of the CINdetails beside each."""
        return self._with_cin(self.assessments)

    @cached_property
    def plan_dates_with_cin(self) -> pl.DataFrame:
        """Return `plan_dates` with the values of the child and of the CINdetails beside each."""
        return self._with_cin(self.plan_dates)

    @cached_property
    def section47_with_cin(self) -> pl.DataFrame:
        """Return `section47` with the child's and the CINdetails' values beside each.

        The CINdetails' own DateOfInitialCPC is `DateOfInitialCPC_cin`.
        """
        return self._with_cin(self.section47)

    @cached_property
    def plans_with_cin(self) -> pl.DataFrame:
        """Return `plans` with the values of the child and of the CINdetails beside each."""
        return self._with_cin(self.plans)

    @cached_property
    def reviews_with_plan(self) -> pl.DataFrame:
        """Return `reviews` with the values of their plan, and all around it, beside each."""
        outer = self.plans_with_cin.drop("child", "cin", "line")
        return self.reviews.join(outer, on="plan", how="left", maintain_order="left")

    def _with_child(self, rows: pl.DataFrame) -> pl.DataFrame:
        own = self.children.drop("line")
        return rows.join(own, on="child", how="left", maintain_order="left")

    def _with_cin(self, rows: pl.DataFrame) -> pl.DataFrame:
        own = self.cin_with_child.drop("child", "line")
        return rows.join(own, on="cin", how="left", suffix="_cin", maintain_order="left")


def with_dates(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a frame as rules see it: space stripped, dates as dates beside their text."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    stripped = frame.with_columns(pl.col(texts).str.strip_chars(SPACE))
    dates = [name for name in texts if name in DATES]
    told = [_days(stripped[name]) for name in dates]
    return stripped.rename({name: f"{name}_text" for name in dates}).with_columns(told)


def _days(texts: pl.Series) -> pl.Series:
    """Return the days that texts name. Each text is read once, however often it is there."""
    unlike = texts.drop_nulls().unique()
    days = pl.Series([day(text) for text in unlike], dtype=pl.Date)
    return texts.replace_strict(unlike, days, default=None, return_dtype=pl.Date).alias(texts.name)
