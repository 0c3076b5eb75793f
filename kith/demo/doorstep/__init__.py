"""Word that reached the borough's front door in the last weeks, and what became of it.

Each happens at its own moment, before the return comes in, so that its promises ran on their days.
What is of one theme stands in one file.
"""

from collections.abc import Callable

from kith.demo.doorstep import (
    apart,
    asking,
    ends,
    glass,
    meeting,
    mended,
    own,
    several,
    talks,
    today,
    twice,
    unknown,
    waiting,
    work,
)
from kith.demo.doorstep.door import Door, Word, at_the_door
from kith.demo.doorstep.today import about_somebody_we_work_with
from kith.demo.partners import write_down_partners

__all__ = ["Door", "Word", "about_somebody_we_work_with", "at_the_door", "in_the_last_weeks"]

STORY: tuple[Callable[[Door], None], ...] = (
    work.two_become_work,
    several.in_one_car,
    talks.disputed_and_settled,
    apart.asked_apart,
    ends.with_help,
    talks.none_after_an_incident,
    asking.chased_and_rung_above,
    meeting.met_at_the_ward,
    unknown.found_to_be_known,
    twice.told_by_mother_and_school,
    own.by_the_child,
    ends.with_advice_until_there_was_new_word,
    unknown.stays_unknown,
    twice.told_by_police_and_nurse,
    asking.decided_without_health,
    asking.asked_back_twice,
    waiting.opened_again,
    ends.with_another_council,
    own.by_a_letter,
    glass.opened_and_reviewed,
    mended.put_right,
    mended.said_of_promises,
    waiting.for_others,
    waiting.to_be_decided,
    today.still_open,
    today.in_the_night,
    today.this_morning,
)


def in_the_last_weeks(door: Door) -> None:
    """Tell what came in before this morning, the earliest first."""
    write_down_partners(door.actor("marcus"))
    for step in STORY:
        step(door)
