"""The parts of a case as dates: assessment, enquiry, plan, protection plan, and the referral."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kith.kernel.workdays import add_months, add_working_days

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """The collection year, and how far back work may lie open on its last day (8670Q, 8675Q)."""

    start: date
    end: date
    assessments_open_from: date
    enquiries_open_from: date

    @classmethod
    def ending(cls, end: date) -> "Window":
        """Return the year that ends on this day."""
        start = add_months(end + DAY, -12)
        return cls(start, end, add_working_days(end, -44), add_working_days(end, -14))


@dataclass
class Assessment:
    """An assessment; `factors` are filled in later, by how old the child is."""

    start: date
    reviewed: date | None = None
    authorised: date | None = None
    none_found: bool = False
    factors: list[str] = field(default_factory=list)


@dataclass
class Enquiry:
    """A section 47 enquiry, with its conference if one was needed and has been held."""

    start: date
    target: date | None = None
    conference: date | None = None
    not_required: bool = False


@dataclass
class Plan:
    """A child in need plan."""

    start: date
    end: date | None = None


@dataclass
class Protection:
    """A child protection plan and its reviews."""

    start: date
    end: date | None = None
    reviews: list[date] = field(default_factory=list)
    previous: int = 0


@dataclass
class Episode:
    """One referral and all that is recorded under it."""

    referral: date
    nfa: bool = False
    closed: date | None = None
    reason: str | None = None
    conference: date | None = None
    assessments: list[Assessment] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    protections: list[Protection] = field(default_factory=list)

    @property
    def all_plans(self) -> "list[Plan | Protection]":
        """Return the plans of both kinds."""
        return [*self.plans, *self.protections]

    @property
    def last(self) -> date:
        """Return the last day on which anything happened so far."""
        days = [self.referral, self.conference]
        for a in self.assessments:
            days += [a.start, a.authorised]
        for e in self.enquiries:
            days += [e.start, e.conference]
        for p in self.all_plans:
            days += [p.start, p.end]
        return max(day for day in days if day)

    @property
    def open_work(self) -> bool:
        """Return whether anything is still going on, so that it cannot close (8867, 8868)."""
        return (
            any(a.authorised is None for a in self.assessments)
            or any(e.conference is None and not e.not_required for e in self.enquiries)
            or any(p.end is None for p in self.all_plans)
        )
