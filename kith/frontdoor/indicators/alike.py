"""Whether two people decide alike (FD-09), of whom the second does not know the first decision."""

from kith.frontdoor.indicators.parts import IN_WINDOW, facts, yes
from kith.promises.indicator import Better, Indicator, Unit
from kith.promises.measures import day_of

# Only what was drawn by chance says something of all decisions.
_GIVEN = """{read}SELECT f.person_id, f.team_id, f.occurred_at AS at, NOT {differs} AS hit,
    true AS counted, f.thread, 'looked at a second time on ' || {day} AS note
  FROM f
  WHERE {in_window} AND EXISTS (
    SELECT 1 FROM promises_standing d WHERE d.person_id = f.person_id AND d.name = 'blind.asked'
      AND d.thread = f.thread AND d.data->>'drawn' = 'true')"""

DECIDED_ALIKE = Indicator(
    code="FD-09",
    name="Two people decide alike",
    says="Whether a second person, who does not know what the first decided, decides the same.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.90,
    amber=0.80,
    tag="X",
    clock="Each month at least 20 decisions, all partners among the second readers. The same is "
    "the same next step at the same level. Agreement beyond chance (kappa) should be 0.7 or more; "
    "the front door's board of agreement shows it.",
    numerator="second decisions the same as the first",
    denominator="decisions drawn by chance and taken twice",
    owner="head_of_service",
    clears="Those who differed have sat down together.",
    exception="Children on whose decision the two differed",
    measure=_GIVEN.format(
        read=facts("blind.given"),
        differs=yes("differs"),
        day=day_of("f.occurred_at"),
        in_window=IN_WINDOW,
    ),
)

INDICATORS = (DECIDED_ALIKE,)
