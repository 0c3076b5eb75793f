"""Rota and cover as pure rules: what makes sense to plan, and where somebody's work goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from kith.kernel.mistakes import Mistake

LONGEST_SHIFT = timedelta(hours=24)


class NotPlanned(Mistake):
    """What was asked cannot be planned; `field` names the part of the plan that stands in the way.

    Parts are `starts_at`, `ends_at`, `duty`, `reason`, and for a cover `by`.
    """


@dataclass(frozen=True)
class Span:
    """A stretch of time: from its start until, but not including, its end."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, at: datetime) -> bool:
        """Say whether `at` falls in it."""
        return self.starts_at <= at < self.ends_at

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share any moment."""
        return max(self.starts_at, other.starts_at) < min(self.ends_at, other.ends_at)


def check_span(span: Span) -> None:
    """Refuse a span that ends before it begins."""
    if span.ends_at <= span.starts_at:
        raise NotPlanned("ends_at", "The end must be after the start.")


def check_shift(span: Span, others: Iterable[Span]) -> None:
    """Refuse a shift that no one could work, or on which they are on that duty already."""
    check_span(span)
    if span.ends_at - span.starts_at > LONGEST_SHIFT:
        raise NotPlanned("ends_at", "A shift is at most 24 hours. Plan the rest as another shift.")
    if any(span.overlaps(other) for other in others):
        raise NotPlanned("starts_at", "They are already on this duty for part of that time.")


def check_cover(
    span: Span,
    *,
    absent: int,
    by: int | None,
    absences: Iterable[Span],
    by_absences: Iterable[Span],
) -> None:
    """Refuse a cover that would leave work with nobody, with the one away, or with two people."""
    check_span(span)
    if absent == by:
        raise NotPlanned("by", "Nobody covers for themselves. Name a colleague.")
    if any(span.overlaps(other) for other in absences):
        raise NotPlanned(
            "starts_at", "Cover is already planned for part of that time. End that one first."
        )
    if any(span.overlaps(other) for other in by_absences):
        raise NotPlanned(
            "by", "The colleague you named is away then too. Name somebody who is here."
        )


def stands_in(account: int, away: Mapping[int, int | None]) -> int | None:
    """Return who takes the work of `account` now (SUPPLEMENT S13 rule 8).

    `away` holds everyone who is away and who covers them. Somebody who is here takes their own.
    Cover passes on while those named are away themselves; where it leads to nobody, or in a
    circle, the answer is None and the work goes to the manager.
    """
    seen: set[int] = set()
    now: int | None = account
    while now is not None and now in away:
        if now in seen:
            return None
        seen.add(now)
        now = away[now]
    return now
