"""Small returns written by hand, for tests: a child with one of each, and ways to change them."""

from pathlib import Path

IDENTIFIERS = {
    "LAchildID": "KTH1",
    "UPN": "Y201000000001",
    "PersonBirthDate": "2011-02-03",
    "Sex": "F",
}
REFERRAL = {"CINreferralDate": "2025-06-02", "ReferralSource": "6", "PrimaryNeedCode": "N1"}


def group(name, *inside, **values):
    """A group with values in the order given, then what is inside."""
    told = "".join(f"<{n}>{v}</{n}>" for n, v in values.items() if v is not None)
    return f"<{name}>{told}{''.join(inside)}</{name}>"


def identifiers(**changes):
    """Who the child is; a value of None leaves the element out."""
    return group("ChildIdentifiers", **(IDENTIFIERS | changes))


def traits(ethnicity="WBRI", disabilities=("NONE",)):
    """Ethnicity and disabilities."""
    told = [f"<Disability>{code}</Disability>" for code in disabilities or ()]
    listed = group("Disabilities", *told) if disabilities is not None else ""
    return group("ChildCharacteristics", listed, Ethnicity=ethnicity)


def details(*work, nfa="0", after="", **changes):
    """One referral and its work: child protection plans, and `after`, come after ReferralNFA."""
    told = "".join(f"<{n}>{v}</{n}>" for n, v in (REFERRAL | changes).items() if v is not None)
    flag = f"<ReferralNFA>{nfa}</ReferralNFA>" if nfa is not None else ""
    late = [one for one in work if one.startswith("<ChildProtectionPlans>")]
    early = [one for one in work if one not in late]
    return f"<CINdetails>{told}{''.join(early)}{flag}{''.join(late)}{after}</CINdetails>"


def assessment(start="2025-06-03", review=None, done=None, factors=None):
    """One assessment."""
    listed = [f"<AssessmentFactors>{code}</AssessmentFactors>" for code in factors or ()]
    return group(
        "Assessments",
        group("FactorsIdentifiedAtAssessment", *listed) if factors is not None else "",
        AssessmentActualStartDate=start,
        AssessmentInternalReviewDate=review,
        AssessmentAuthorisationDate=done,
    )


def plan(start="2025-08-01", end=None):
    """One child in need plan."""
    return group("CINPlanDates", CINPlanStartDate=start, CINPlanEndDate=end)


def enquiry(start="2025-06-10", held=None, not_required="0", target=None):
    """One section 47 enquiry."""
    return group(
        "Section47",
        S47ActualStartDate=start,
        InitialCPCtarget=target,
        DateOfInitialCPC=held,
        ICPCnotRequired=not_required,
    )


def protection(start="2025-07-01", end=None, reviews=None, first="NEG", latest="NEG", previous="0"):
    """One child protection plan."""
    listed = [f"<CPPreviewDate>{day}</CPPreviewDate>" for day in reviews or ()]
    return group(
        "ChildProtectionPlans",
        group("Reviews", *listed) if reviews is not None else "",
        CPPstartDate=start,
        CPPendDate=end,
        InitialCategoryOfAbuse=first,
        LatestCategoryOfAbuse=latest,
        NumberOfPreviousCPP=previous,
    )


def child(*referrals, ids=None, who=None, alone=False, **changes):
    """One child, with one referral if none is given; `changes` are of the identifiers."""
    return group(
        "Child",
        identifiers(**changes) if ids is None else ids,
        traits() if who is None else who,
        *(referrals if referrals or alone else (details(),)),
    )


def header(year=2026, reference_date="2026-03-31", lea="201"):
    """The header; None leaves a value out."""
    about = group("CollectionDetails", Collection="CIN", Year=year, ReferenceDate=reference_date)
    return group("Header", about, group("Source", SourceLevel="L", LEA=lea))


def message(*children, head=None, **about):
    """A return, each child on lines of its own."""
    told = "\n".join(children)
    start = '<?xml version="1.0" encoding="utf-8"?>\n<Message>'
    head = header(**about) if head is None else head
    return f"{start}{head}<Children>\n{told}\n</Children></Message>"


def written(folder: Path, *children, name="return.xml", **about) -> Path:
    """A return as a file."""
    path = folder / name
    path.write_text(message(*children, **about), encoding="utf-8")
    return path
