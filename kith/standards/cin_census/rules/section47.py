"""Rules on section 47 enquiries and initial child protection conferences.

A conference is recorded with the enquiry that led to it, or, where there was none here, with the
episode itself; the rules on its date hold for both.
"""

import polars as pl
from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    beside_another,
    dated,
    having,
    lacking,
    no,
    outside,
    together,
    undated,
    weekend,
    working_days_before,
    yes,
)
from kith.standards.cin_census.tables import Tables

MOST_WORKING_DAYS = 15

NO_CONFERENCE_YET = undated("DateOfInitialCPC") & no("ICPCnotRequired")


def conferences(t: Tables) -> DataFrame:
    """Return every initial conference, at whichever of its two places it stands."""
    shown = ("child", "line", "DateOfInitialCPC", "CINreferralDate")
    both = together(t.cin_details.select(shown), t.section47_with_cin.select(shown))
    return both.filter(dated("DateOfInitialCPC"))


@rule(
    "1104",
    plain="The initial child protection conference was held before the referral came in.",
    mend="Check both dates; put the conference under an earlier referral if it belongs there.",
)
def met_before_referral(t: Tables) -> DataFrame:
    """A conference follows the referral."""
    return conferences(t).filter(c("DateOfInitialCPC") < c("CINreferralDate"))


@rule(
    "2884",
    plain="The initial conference is recorded with an enquiry and with the episode as well.",
    mend="Leave it with the enquiry; with the episode only if no enquiry here led to it.",
)
def met_twice(t: Tables) -> DataFrame:
    """A conference is recorded in one place."""
    also = t.cin_details.filter(dated("DateOfInitialCPC"))
    return having(t.section47.filter(dated("DateOfInitialCPC")), also)


@rule(
    "2889",
    plain="The section 47 enquiry started before the referral came in.",
    mend="Check both dates; put the enquiry under an earlier referral if it belongs there.",
)
def enquired_before_referral(t: Tables) -> DataFrame:
    """An enquiry follows the referral."""
    return t.section47_with_cin.filter(c("S47ActualStartDate") < c("CINreferralDate"))


@rule(
    "2991Q",
    plain="The episode has a section 47 enquiry and no assessment.",
    mend="Add the assessment of which the enquiry was a part, or say why there was none.",
)
def enquired_without_assessment(t: Tables) -> DataFrame:
    """An enquiry is carried out through an assessment."""
    return lacking(having(t.cin_details, t.section47), t.assessments)


@rule(
    "8615",
    plain="The enquiry has a conference but no start, or it started after the conference.",
    mend="Check the day on which the enquiry started and the day of the conference.",
)
def met_before_enquiry(t: Tables) -> DataFrame:
    """A conference follows the start of its enquiry."""
    late = c("S47ActualStartDate") > c("DateOfInitialCPC")
    met = t.section47.filter(dated("DateOfInitialCPC"))
    return met.filter(undated("S47ActualStartDate") | late)


@rule(
    "8675Q",
    plain="The enquiry started over 15 working days before the last day; no conference was held.",
    mend="Record the conference, or that none was required, or say why it has taken longer.",
)
def long_without_conference(t: Tables) -> DataFrame:
    """A conference is held within 15 working days."""
    limit = working_days_before(t.reference_date, MOST_WORKING_DAYS)
    return t.section47.filter(NO_CONFERENCE_YET, c("S47ActualStartDate") < limit)


@rule(
    "8715",
    plain="The initial conference was held on a day outside the collection year.",
    mend="Leave out conferences of other years, or correct the date.",
)
def met_in_another_year(t: Tables) -> DataFrame:
    """A return holds the conferences of its year."""
    return conferences(t).filter(outside("DateOfInitialCPC", t.period_start, t.reference_date))


@rule(
    "8740",
    plain="An enquiry that still waits for its conference did not start in the collection year.",
    mend="Record the conference, or that none was required, or correct the start.",
)
def waiting_since_another_year(t: Tables) -> DataFrame:
    """An enquiry whose conference is awaited started in the year."""
    other = outside("S47ActualStartDate", t.period_start, t.reference_date)
    return t.section47.filter(NO_CONFERENCE_YET, undated("S47ActualStartDate") | other)


@rule(
    "8839",
    plain="The episode has two or more open enquiries.",
    mend="Record how each enquiry ended: by a conference, or with none required.",
)
def several_open_enquiries(t: Tables) -> DataFrame:
    """An episode has one open enquiry."""
    still = t.section47.filter(undated("DateOfInitialCPC"), ~yes("ICPCnotRequired"))
    return still.filter(pl.len().over("cin") > 1)


@rule(
    "8870Q",
    plain="The target for the initial conference is a Saturday or a Sunday.",
    mend="Check the target: it is the 15th working day after the enquiry started.",
)
def target_at_a_weekend(t: Tables) -> DataFrame:
    """A target is a working day."""
    return t.section47.filter(weekend("InitialCPCtarget"))


@rule(
    "8875",
    plain="The initial conference is dated on a Saturday or a Sunday.",
    mend="Check the day on which the conference was held.",
)
def met_at_a_weekend(t: Tables) -> DataFrame:
    """Conferences are held on weekdays."""
    return conferences(t).filter(weekend("DateOfInitialCPC"))


@rule(
    "8890",
    plain="The enquiry started while another enquiry in the same episode was going on.",
    mend="Check the dates; if the two are one enquiry, record it once.",
)
def overlapping_enquiries(t: Tables) -> DataFrame:
    """Enquiries in an episode follow each other."""
    start, met = c("S47ActualStartDate_other"), c("DateOfInitialCPC_other")
    still = met.is_null() & ~yes("ICPCnotRequired_other")
    end = pl.when(still).then(t.reference_date).otherwise(met)
    return beside_another(t.section47, "cin", c("S47ActualStartDate").is_between(start, end))
