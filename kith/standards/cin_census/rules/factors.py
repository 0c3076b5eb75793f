"""Rules on the factors that an assessment found. Each looks at every factor of the list."""

import polars as pl
from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.closures import AFTER_ASSESSMENT
from kith.standards.cin_census.rules.terms import (
    dated,
    given,
    having,
    lacking,
    listed,
    repeated,
    together,
    undated,
)
from kith.standards.cin_census.tables import Tables

NOTHING_FOUND = "21"


@rule(
    "8614",
    plain="The assessment has factors though it has not been authorised.",
    mend="Record when it was authorised, or leave the factors until it is.",
)
def factors_too_early(t: Tables) -> DataFrame:
    """Factors are told of an assessment that is done."""
    going_on = t.assessments.filter(undated("AssessmentAuthorisationDate"))
    told = t.factors.filter(given("AssessmentFactors"))
    return having(told, going_on, of="assessment").unique("assessment", keep="first")


@rule(
    "8869",
    plain="Factor 21, no factors identified, is recorded beside another factor.",
    mend="Take out 21 if something was found; otherwise leave 21 alone.",
)
def nothing_and_something(t: Tables) -> DataFrame:
    """No factors identified stands alone."""
    others = t.factors.filter(given("AssessmentFactors"), c("AssessmentFactors") != NOTHING_FOUND)
    nothing = t.factors.filter(c("AssessmentFactors") == NOTHING_FOUND)
    return having(nothing, others, of="assessment")


@rule(
    "8873Q",
    plain="The only assessment found no factors, and the episode was not closed after it.",
    mend="Close the episode with RC8 or RC9, or record the factors that were found.",
)
def nothing_found_and_not_closed(t: Tables) -> DataFrame:
    """When the one assessment found nothing, the episode ends with it."""
    alone = t.assessments_with_cin.filter(pl.len().over("cin") == 1)
    done = alone.filter(dated("AssessmentAuthorisationDate"))
    further = done.filter(~listed("ReasonForClosure", AFTER_ASSESSMENT))
    nothing = t.factors.filter(c("AssessmentFactors") == NOTHING_FOUND).unique("assessment")
    return further.join(nothing.select("assessment", "AssessmentFactors"), on="assessment")


@rule(
    "8897Q",
    plain="An assessment authorised in this year has no factor, or one that is not a known code.",
    mend="Record what the assessment found, by the codes of this year; 21 if nothing was found.",
)
def no_factors(t: Tables) -> DataFrame:
    """An assessment that is done says what it found, each time by a code."""
    done = t.assessments.filter(c("AssessmentAuthorisationDate") >= t.period_start)
    unknown = ~listed("AssessmentFactors", t.codes("assessment factors"))
    date = done.select("assessment", "AssessmentAuthorisationDate")
    wrong = t.factors.filter(unknown).join(date, on="assessment", maintain_order="left")
    return together(lacking(done, t.factors, of="assessment"), wrong)


@rule(
    "8898",
    plain="The same factor is recorded more than once for one assessment.",
    mend="Leave each factor once.",
)
def factor_twice(t: Tables) -> DataFrame:
    """Each factor is told once."""
    told = t.factors.filter(given("AssessmentFactors"))
    return repeated(told, "assessment", "AssessmentFactors")


@rule(
    "8945Q",
    plain="Factor 18A, physical abuse, is recorded without saying by whom.",
    mend="Use 18B if another child did it, 18C if an adult did.",
)
def physical_abuse_by_whom(t: Tables) -> DataFrame:
    """Physical abuse is told with who did it: a child or an adult."""
    return t.factors.filter(c("AssessmentFactors") == "18A")


@rule(
    "8950Q",
    plain="Factor 19A, sexual abuse, is recorded without saying by whom.",
    mend="Use 19B if another child did it, 19C if an adult did.",
)
def sexual_abuse_by_whom(t: Tables) -> DataFrame:
    """Sexual abuse is told with who did it: a child or an adult."""
    return t.factors.filter(c("AssessmentFactors") == "19A")
