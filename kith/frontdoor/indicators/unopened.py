"""What lay unread in an inbox of ours (FD-16; SUPPLEMENT S0 #3)."""

from dataclasses import replace

from kith.promises.indicator import Better, Indicator, Unit, Window
from kith.promises.measures import HOUR_NOTE, due_in_window, standing_now

UNREAD = Indicator(
    code="FD-16",
    name="Arrived and not opened",
    says="Messages about a child that lay unread in an inbox of ours.",
    unit=Unit.COUNT,
    better=Better.DOWN,
    green=0,
    amber=None,
    tag="X",
    clock="From arrival to being opened, hour by hour through nights and weekends: 1 hour for what "
    "police, health and the night team send.",
    numerator="arrivals unread after an hour",
    denominator="arrivals from police, health and the night team not opened yet",
    owner="mash_manager",
    window=Window.NOW,
    clears="The message is opened.",
    exception="Children about whom a message lies unread",
    measure=standing_now("FD-16", note=HOUR_NOTE),
)

OPENED_IN_THE_HOUR = replace(
    UNREAD,
    code="FD-16/opened",
    name="Opened within the hour, over 13 weeks",
    says="What was opened late in the end does not fall out of sight once it was opened.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=None,
    amber=None,
    numerator="arrivals opened within an hour",
    denominator="arrivals from police, health and the night team",
    window=Window.WEEKS,
    exception="Children about whom a message lay unread",
    measure=due_in_window("FD-16", note=HOUR_NOTE),
)

INDICATORS = (UNREAD,)
SECOND_READINGS = (OPENED_IN_THE_HOUR,)
