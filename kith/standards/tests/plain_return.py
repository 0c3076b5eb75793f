"""A return as plain objects, read without a line of the product's own reader."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from lxml import etree

from kith.kernel.workdays import add_months

DAY = timedelta(days=1)


@dataclass
class Return:
    """A return and its year, as the rules speak of them."""

    start: date
    end: date
    given_end: date | None
    year: int
    children: list[SimpleNamespace]


def read(path: Path | str) -> Return:
    """Read a return whole."""
    return told_by(etree.parse(str(path)).getroot())


def told_by(root) -> Return:
    """Return what the tree of a return tells."""
    year = int(root.findtext(".//Year"))
    given = _day(root.findtext(".//ReferenceDate"))
    end = given or date(year, 3, 31)
    children = [_child(c) for c in root.iterfind(".//Child")]
    return Return(add_months(end + DAY, -12), end, given, year, children)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _child(c) -> SimpleNamespace:
    ids = c.find("ChildIdentifiers")
    return SimpleNamespace(
        id=ids.findtext("LAchildID"),
        upn=ids.findtext("UPN"),
        former=ids.findtext("FormerUPN"),
        unknown=ids.findtext("UPNunknown"),
        born=_day(ids.findtext("PersonBirthDate")),
        expected=_day(ids.findtext("ExpectedPersonBirthDate")),
        died=_day(ids.findtext("PersonDeathDate")),
        sex=ids.findtext("Sex"),
        ethnicity=c.findtext(".//Ethnicity"),
        disabilities=[d.text or "" for d in c.iterfind(".//Disability")],
        cins=[_cin(d) for d in c.iterfind("CINdetails")],
    )


def _cin(d) -> SimpleNamespace:
    def days(parent, *names):
        return [_day(parent.findtext(name)) for name in names]

    def group(element, names, **more):
        dates = dict(zip(names, days(element, *names.values()), strict=True))
        return SimpleNamespace(**dates, **more)

    return SimpleNamespace(
        referral=_day(d.findtext("CINreferralDate")),
        closed=_day(d.findtext("CINclosureDate")),
        conference=_day(d.findtext("DateOfInitialCPC")),
        source=d.findtext("ReferralSource"),
        need=d.findtext("PrimaryNeedCode"),
        reason=d.findtext("ReasonForClosure"),
        nfa=d.findtext("ReferralNFA") in ("1", "true"),
        nfa_text=d.findtext("ReferralNFA"),
        further=d.findtext("ReferralNFA") in ("0", "false"),
        assessments=[
            SimpleNamespace(
                start=_day(a.findtext("AssessmentActualStartDate")),
                end=_day(a.findtext("AssessmentAuthorisationDate")),
                factors=[f.text or "" for f in a.iterfind(".//AssessmentFactors")],
            )
            for a in d.iterfind("Assessments")
        ],
        plans=[
            SimpleNamespace(
                start=_day(p.findtext("CINPlanStartDate")), end=_day(p.findtext("CINPlanEndDate"))
            )
            for p in d.iterfind("CINPlanDates")
        ],
        s47s=[
            SimpleNamespace(
                start=_day(s.findtext("S47ActualStartDate")),
                target=_day(s.findtext("InitialCPCtarget")),
                conference=_day(s.findtext("DateOfInitialCPC")),
                not_required=s.findtext("ICPCnotRequired") in ("1", "true"),
                required=s.findtext("ICPCnotRequired") in ("0", "false"),
            )
            for s in d.iterfind("Section47")
        ],
        cpps=[
            SimpleNamespace(
                start=_day(p.findtext("CPPstartDate")),
                end=_day(p.findtext("CPPendDate")),
                first=p.findtext("InitialCategoryOfAbuse"),
                latest=p.findtext("LatestCategoryOfAbuse"),
                previous=p.findtext("NumberOfPreviousCPP"),
                has_reviews=p.find("Reviews") is not None,
                reviews=[_day(r.text) for r in p.iterfind(".//CPPreviewDate")],
            )
            for p in d.iterfind("ChildProtectionPlans")
        ],
    )
