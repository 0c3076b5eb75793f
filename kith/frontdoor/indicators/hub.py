"""Whether what others know is together in time (FD-03), by the colour of the danger."""

from dataclasses import replace

from kith.frontdoor.indicators.parts import was_told
from kith.promises.indicator import Better, Indicator, Unit
from kith.promises.measures import HOUR_NOTE, due_in_window

_ASKED = was_told("mash.asked")

# An enquiry is one in which others were asked. Where nobody asked anybody and the time has passed
# without a decision, the child stands beside the figure, so that not asking hides nobody.
_ENQUIRIES = """SELECT e.person_id, e.team_id, e.at, e.hit AND e.parts[2] = 'true' AS hit,
    e.parts[2] = 'true' AS counted, e.thread, e.note, e.parts[1:1] AS parts
  FROM ({due}) e"""
_COLOUR = "CASE p.kind WHEN 'T3-RED' THEN 'Red' WHEN 'T3-AMBER' THEN 'Amber' ELSE 'Green' END"


def _measure(*grades: str) -> str:
    due = due_in_window(
        *(f"T3-{grade}" for grade in grades),
        which=f"({_ASKED} OR p.state = 'open')",
        note=HOUR_NOTE,
        parts=f"ARRAY[{_COLOUR}, ({_ASKED})::text]",
    )
    return _ENQUIRIES.format(due=due)


IN_ITS_TIME = Indicator(
    code="FD-03",
    name="Hub enquiry finished in its time",
    says="Whether partners' knowledge is gathered as fast as the danger asks.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.95,
    amber=0.90,
    tag="P",
    clock="From red, amber or green being set: 4, 24 or 72 hours. Red runs on through nights and "
    "weekends; for red every enquiry should be in time. An enquiry is one in which a partner was "
    "asked; a decision closes it too.",
    numerator="enquiries closed in their time",
    denominator="enquiries, by colour",
    pairs=("FD-07",),
    owner="mash_manager",
    clears="The enquiry is closed.",
    exception="Children whose enquiry went on too long",
    also=("Colour",),
    waits="past the time with nobody asked and nothing decided",
    measure=_measure("RED", "AMBER", "GREEN"),
)

_AIMS = (("Red", 1.0, 0.95), ("Amber", 0.95, 0.90), ("Green", 0.95, 0.85))

BY_COLOUR = tuple(
    replace(
        IN_ITS_TIME,
        code=f"FD-03/{colour.lower()}",
        name=f"{colour} alone",
        says=f"Each colour has its own aim: {green:.0%} for {colour.lower()}.",
        green=green,
        amber=amber,
        measure=_measure(colour.upper()),
    )
    for colour, green, amber in _AIMS
)

INDICATORS = (IN_ITS_TIME,)
SECOND_READINGS = BY_COLOUR
