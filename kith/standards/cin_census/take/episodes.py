"""One referral group as facts: the referral, the work that it led to, its end.

Every piece of work has a thread of its own and knows the referral that it belongs to; what speaks
of the referral itself is on the referral's thread.
"""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from kith.standards.cin_census.groups import Group
from kith.standards.cin_census.take.keys import key, numbered
from kith.standards.cin_census.take.reading import Reader, without_none
from kith.standards.cin_census.take.told import Told

Tell = Callable[["Work", Reader, Group], Iterator[Told]]


class Work:
    """One piece of work: whose it is, its path from the child, its thread and its referral."""

    __slots__ = ("child", "lea", "parent", "path", "thread")

    def __init__(
        self, lea: str, child: str, path: tuple[str, ...], parent: UUID | None = None
    ) -> None:
        self.lea = lea
        self.child = child
        self.path = path
        self.parent = parent
        self.thread = key(lea, child, *path)

    def under(self, kind: str, name: str) -> "Work":
        """Return a piece of work that belongs to this one."""
        return Work(self.lea, self.child, (*self.path, kind, name), self.thread)

    def fact(self, name: str, day: date, which: str = "", **data: object) -> Told:
        """Return a fact of this work; `which` tells several of one name apart."""
        root = key(self.lea, self.child, *self.path, name, which)
        return Told(root, name, day, self.thread, self.parent, without_none(data))


def episodes(reader: Reader, lea: str, child: str, groups: list[Group]) -> Iterator[Told]:
    """Yield the facts of all referrals of a child."""
    dated = [
        (reader.needed_day(g, "CINreferralDate"), reader.ending_day(g, "CINclosureDate"), g)
        for g in groups
    ]
    for name, group in numbered(dated):
        yield from _episode(Work(lea, child, ("referral", name)), reader, group)


def _episode(work: Work, read: Reader, group: Group) -> Iterator[Told]:
    yield work.fact(
        "referral.received",
        read.needed_day(group, "CINreferralDate"),
        source=read.needed_code(group, "ReferralSource"),
        need=read.code(group, "PrimaryNeedCode"),
        nfa=read.yes(group, "ReferralNFA"),
    )
    held = read.ending_day(group, "DateOfInitialCPC")
    if held:
        yield work.fact("icpc.held", held)
    for kind, (start, end, tell) in _KINDS.items():
        dated = [(read.needed_day(g, start), read.ending_day(g, end), g) for g in group.all(kind)]
        for name, inner in numbered(dated):
            yield from tell(work.under(kind, name), read, inner)
    yield from _closure(work, read, group)


def _closure(work: Work, read: Reader, group: Group) -> Iterator[Told]:
    closed = read.ending_day(group, "CINclosureDate")
    reason = read.code(group, "ReasonForClosure")
    if closed:
        yield work.fact("episode.closed", closed, reason=reason)
        if reason:
            yield work.fact("closure.reasoned", closed, reason=reason)


def _assessment(work: Work, read: Reader, group: Group) -> Iterator[Told]:
    looked = read.loose_day(group, "AssessmentInternalReviewDate")
    done = read.ending_day(group, "AssessmentAuthorisationDate")
    factors = [
        code
        for found in group.all("FactorsIdentifiedAtAssessment")
        for code in read.codes(found, "AssessmentFactors")
    ]
    yield work.fact(
        "assessment.started",
        read.needed_day(group, "AssessmentActualStartDate"),
        internal_review=looked.isoformat() if looked else None,
        factors=None if done else factors,
    )
    if looked:
        yield work.fact("assessment.reviewed", looked)
    if done:
        yield work.fact("assessment.authorised", done, factors=factors)


def _plan(work: Work, read: Reader, group: Group) -> Iterator[Told]:
    yield work.fact("cin_plan.started", read.needed_day(group, "CINPlanStartDate"))
    ended = read.ending_day(group, "CINPlanEndDate")
    if ended:
        yield work.fact("cin_plan.ended", ended)


def _enquiry(work: Work, read: Reader, group: Group) -> Iterator[Told]:
    target = read.loose_day(group, "InitialCPCtarget")
    yield work.fact(
        "s47.started",
        read.needed_day(group, "S47ActualStartDate"),
        icpc_required=not read.yes(group, "ICPCnotRequired"),
        target=target.isoformat() if target else None,
    )
    held = read.ending_day(group, "DateOfInitialCPC")
    if held:
        yield work.fact("icpc.held", held)


def _protection(work: Work, read: Reader, group: Group) -> Iterator[Told]:
    yield work.fact(
        "cp_plan.started",
        read.needed_day(group, "CPPstartDate"),
        category_initial=read.needed_code(group, "InitialCategoryOfAbuse"),
        category_latest=read.needed_code(group, "LatestCategoryOfAbuse"),
        previous=read.number(group, "NumberOfPreviousCPP"),
    )
    held = [d for reviews in group.all("Reviews") for d in read.days(reviews, "CPPreviewDate")]
    for name, day in numbered((d, None, d) for d in held):
        yield work.fact("cp_review.held", day, which=name)
    ended = read.ending_day(group, "CPPendDate")
    if ended:
        yield work.fact("cp_plan.ended", ended)


_KINDS: dict[str, tuple[str, str, Tell]] = {
    "Assessments": ("AssessmentActualStartDate", "AssessmentAuthorisationDate", _assessment),
    "CINPlanDates": ("CINPlanStartDate", "CINPlanEndDate", _plan),
    "Section47": ("S47ActualStartDate", "DateOfInitialCPC", _enquiry),
    "ChildProtectionPlans": ("CPPstartDate", "CPPendDate", _protection),
}
