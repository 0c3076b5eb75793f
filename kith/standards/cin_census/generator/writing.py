"""Invented children as XML, in the order that the structure of the year asks for."""

from collections.abc import Iterable
from datetime import date, timedelta

from kith.standards.cin_census.generator.cases import (
    Assessment,
    Enquiry,
    Episode,
    Plan,
    Protection,
)
from kith.standards.cin_census.generator.lives import Census, Life, Told
from kith.standards.cin_census.years import structure


def header_xml(census: Census, lea: str) -> str:
    """Return the start of the file, up to its first child."""
    end = census.window.end
    details = _group(
        "CollectionDetails",
        _value("Collection", "CIN"),
        _value("Year", str(census.year)),
        _value("ReferenceDate", end),
    )
    source = _group(
        "Source",
        _value("SourceLevel", "L"),
        _value("LEA", lea),
        _value("SoftwareCode", "kith invented children"),
        _value("Release", "1"),
        _value("SerialNo", "001"),
        _value("DateTime", f"{end + timedelta(days=20)}T09:00:00"),
    )
    header = _group("Header", details, source)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Message>{header}<Children>\n'


def footer_xml() -> str:
    """Return the end of the file."""
    return "</Children></Message>\n"


def child_xml(child: Life, year: int) -> str:
    """Return one child on one line."""
    sex = "Sex" if "sex" in structure(year).codes else "GenderCurrent"
    identifiers = _group(
        "ChildIdentifiers",
        _value("LAchildID", child.id),
        _value("UPN", child.upn),
        _value("FormerUPN", child.former_upn),
        _value("UPNunknown", child.upn_unknown),
        _value("PersonBirthDate", child.born),
        _value("ExpectedPersonBirthDate", child.expected),
        _value(sex, child.sex),
        _value("PersonDeathDate", child.died),
    )
    characteristics = _group(
        "ChildCharacteristics",
        _value("Ethnicity", child.ethnicity),
        _list("Disabilities", "Disability", child.disabilities),
    )
    told = "".join(map(_details, child.told))
    return _group("Child", identifiers, characteristics, told) + "\n"


def _details(told: Told) -> str:
    episode: Episode = told.episode
    return _group(
        "CINdetails",
        _value("CINreferralDate", episode.referral),
        _value("ReferralSource", told.source),
        _value("PrimaryNeedCode", told.need),
        _value("CINclosureDate", episode.closed),
        _value("ReasonForClosure", episode.reason),
        _value("DateOfInitialCPC", episode.conference),
        *map(_assessment, episode.assessments),
        *map(_plan, episode.plans),
        *map(_enquiry, episode.enquiries),
        _value("ReferralNFA", "1" if episode.nfa else "0"),
        *map(_protection, episode.protections, told.categories),
    )


def _assessment(assessment: Assessment) -> str:
    return _group(
        "Assessments",
        _value("AssessmentActualStartDate", assessment.start),
        _value("AssessmentInternalReviewDate", assessment.reviewed),
        _value("AssessmentAuthorisationDate", assessment.authorised),
        _list("FactorsIdentifiedAtAssessment", "AssessmentFactors", assessment.factors),
    )


def _plan(plan: Plan) -> str:
    return _group(
        "CINPlanDates", _value("CINPlanStartDate", plan.start), _value("CINPlanEndDate", plan.end)
    )


def _enquiry(enquiry: Enquiry) -> str:
    return _group(
        "Section47",
        _value("S47ActualStartDate", enquiry.start),
        _value("InitialCPCtarget", enquiry.target),
        _value("DateOfInitialCPC", enquiry.conference),
        _value("ICPCnotRequired", "1" if enquiry.not_required else "0"),
    )


def _protection(plan: Protection, categories: tuple[str, str]) -> str:
    return _group(
        "ChildProtectionPlans",
        _value("CPPstartDate", plan.start),
        _value("CPPendDate", plan.end),
        _value("InitialCategoryOfAbuse", categories[0]),
        _value("LatestCategoryOfAbuse", categories[1]),
        _value("NumberOfPreviousCPP", str(plan.previous)),
        _list("Reviews", "CPPreviewDate", plan.reviews),
    )


def _value(name: str, held: str | date | None) -> str:
    return "" if held is None else f"<{name}>{held}</{name}>"


def _group(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def _list(group: str, name: str, values: Iterable[str | date]) -> str:
    inside = "".join([f"<{name}>{value}</{name}>" for value in values])
    return f"<{group}>{inside}</{group}>" if inside else ""
