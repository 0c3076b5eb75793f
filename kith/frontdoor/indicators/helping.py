"""How long a child waits for the first help (FD-11; SUPPLEMENT S0 #7)."""

from kith.promises.indicator import Better, Indicator, Unit
from kith.promises.measures import due_in_window

FIRST_SEEN = Indicator(
    code="FD-11",
    name="Wait for the first help",
    says="Whether a child we said we would help is met while it still matters.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.95,
    amber=0.90,
    tag="P",
    clock="From the referral being received to the child being seen: the same day for red, 3 "
    "working days for amber, otherwise 7.",
    numerator="children first seen in time",
    denominator="children referred and to be assessed",
    owner="team_manager",
    clears="The child is seen.",
    exception="Children not yet met, or met late",
    also=("Colour",),
    measure=due_in_window(
        "T7B-RED",
        "T7B-AMBER",
        "T7B",
        parts="ARRAY[CASE p.kind WHEN 'T7B-RED' THEN 'Red' WHEN 'T7B-AMBER' THEN 'Amber'"
        " ELSE 'Green' END]",
    ),
)

INDICATORS = (FIRST_SEEN,)
