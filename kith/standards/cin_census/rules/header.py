"""Rules on the header of the return."""

from datetime import date

from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.tables import Tables


@rule(
    "100",
    plain="The reference date in the header is not the 31 March on which this collection ends.",
    mend="Set the reference date to 31 March of the collection's year and make the return again.",
)
def reference_date(t: Tables) -> DataFrame:
    """The header's date is the last day of the collection."""
    return t.header.filter(c("ReferenceDate").ne_missing(date(t.year, 3, 31)))
