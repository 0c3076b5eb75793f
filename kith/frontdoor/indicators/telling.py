"""Whether whoever spoke up for a child hears from us (FD-13)."""

from kith.promises.indicator import Better, Indicator, Unit
from kith.promises.measures import due_in_window

REFERRER_TOLD = Indicator(
    code="FD-13",
    name="Referrer told what came of it",
    says="Whether the person who worried about a child hears back.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.95,
    amber=0.85,
    tag="P",
    clock="From the decision to our answer being sent: we aim at 1 working day and allow 3. A "
    "decision that is changed is told anew.",
    numerator="answers sent within 3 working days",
    denominator="answers owed to professionals who told us of a child",
    owner="mash_manager",
    clears="The answer is sent.",
    exception="Children whose referrer waited, or still waits, to hear",
    measure=due_in_window("T5"),
)

INDICATORS = (REFERRER_TOLD,)
