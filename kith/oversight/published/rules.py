"""What may be told where few children stand behind a figure. Pure.

Hiding one to four is not enough: what is left of a whole, or the step from one week's thirteen to
the next week's, would tell it all the same.
"""

from collections.abc import Iterable

from kith.oversight.breakdown import Breakdown, Group
from kith.oversight.fairness.rules import Cut, Rate, guarded
from kith.oversight.reading import Reading

# Told of the service as a whole: which team or which partner is a talk between two who lead (S16).
NOT_TOLD = frozenset({"Team", "Partner"})


def told(reading: Reading, breakdowns: Iterable[Breakdown]) -> list[Cut]:
    """Return a figure's groups with as many hidden as it takes; none where the figure is hidden."""
    point = reading.points[-1] if reading.points else None
    if point is None or reading.hidden:
        return []
    whole = Rate("All children", point.numerator, point.denominator)
    return [
        guarded(Cut(one.words, whole, tuple(map(_rate, one.groups))))
        for one in breakdowns
        if one.words not in NOT_TOLD and one.groups
    ]


def _rate(group: Group) -> Rate:
    return Rate(group.words, group.numerator, group.denominator)
