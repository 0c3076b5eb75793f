"""What the leaders of the borough said is done about its surge, each at their own moment."""

from contextlib import AbstractContextManager
from datetime import date, timedelta

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.demo.doorstep.door import Door
from kith.demo.years import figures
from kith.frontdoor.board.surges import answer_surge, note_surge
from kith.kernel import clock

# A fifth more is reached on the way to what it holds at; two weeks later it is noticed.
RISES = (figures.SURGE_BEGINS - figures.SURGE_IS_WHOLE).days
BEGAN = figures.SURGE_BEGINS.days - round(RISES * 0.2 / figures.SURGE)
SAID = (
    (15, "marcus", "Two of the assessment teams join us each morning. GREEN waits a day longer."),
    (19, "nadia", "Four agency workers for twelve weeks. Team managers take two contacts a day."),
    (47, "gwen", "Partners will send what they know with the first word. Four posts are agreed."),
    (96, "nadia", "The four have started. RED and AMBER are in time again; GREEN is not yet."),
)  # fmt: skip


def answered(door: Door) -> None:
    """Write down the surge when it was noticed, and what was said of it."""
    began = door.today - timedelta(days=BEGAN)
    with _on(began + timedelta(days=14), 7.4), acting_as(MACHINE):
        note_surge(began, 1.23)
    for days, who, words in SAID:
        with _on(began + timedelta(days=days), 9.5):
            answer_surge(door.actor(who), words=words)


def _on(day: date, hour: float) -> AbstractContextManager[None]:
    return clock.frozen(clock.at_local(day, timedelta(hours=hour)))
