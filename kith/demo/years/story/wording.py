"""How much of what makes word of a child usable comes with it: well by some, in part by most.

What a form of that day has a box for is told there; who the child is, is known of everybody on
record, and what happened is always told (SPEC A4 counts both).
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from kith.demo.years import figures, words
from kith.demo.years.desks import school_of
from kith.demo.years.story.telling import Teller
from kith.frontdoor.public.rules.usable import EDITIONS
from kith.frontdoor.rules.channels import NOT_PROFESSIONAL, edition_on
from kith.frontdoor.rules.marks import OWN_FORM
from kith.kernel.clock import local_date

ENOUGH = EDITIONS[-1].enough
ALWAYS = 2
"""Of the ten: who it is, and what happened."""

Says = dict[str, Any]
BOXES: Mapping[str, tuple[str, ...]] = {
    "others": words.AT_HOME_ARE,
    "carers": words.CARERS,
    "source_did": words.HAVE_DONE,
    "places": words.PLACES,
}


def worded(teller: Teller, channel: str, agency: str, at: datetime) -> Says:
    """Return what is told beside what happened, as `arrive` takes it."""
    if agency in NOT_PROFESSIONAL:
        said: Says = {"childs_words": teller.any_of(words.CHILDS_WORDS)}
        return said | (_wishes(teller) if channel == "child" else _came(channel))
    boxes = {ask.key for ask in edition_on(channel, local_date(at)).every}
    can = sorted(_can(teller, boxes))
    told = teller.chance.sample(can, _how_many(teller, channel, agency, len(can)))
    asked = _asked(teller, channel, told) | _in_passing(teller, boxes)
    says: Says = {"asked": asked}
    for thing in told:
        says |= SAYS[thing](teller) if thing in SAYS else {}
    return says


def _came(channel: str) -> Says:
    """Who decided before whoever came to us went home."""
    return {"asked": {"decided_by": words.QUALIFIED}} if channel == "walk_in" else {}


def _wishes(teller: Teller) -> Says:
    """How a child is reached, and whether they want somebody on their side."""
    advocate = teller.any_of(("yes", "no", ""))
    return {"asked": {"reach": teller.any_of(words.REACH), "advocate": advocate}}


def _can(teller: Teller, boxes: set[str]) -> set[str]:
    """What can be told or left out: the sort of harm where it is one outside the family."""
    can = {*BOXES, "childs_words", "agreement"}
    can |= {"harms"} if teller.child.outside else set()
    return can | (boxes & {"school"})


def _how_many(teller: Teller, channel: str, agency: str, can: int) -> int:
    form = channel == OWN_FORM
    well = figures.TELLS_WELL_ON_THE_FORM if form else figures.TELLS_WELL[agency]
    if teller.often(well):
        return teller.chance.randint(ENOUGH - ALWAYS, can)
    return int(teller.any_of(figures.IN_PART))


def _asked(teller: Teller, channel: str, told: list[str]) -> dict[str, str]:
    asked = {key: teller.any_of(BOXES[key]) for key in told if key in BOXES}
    if channel == OWN_FORM:
        asked["when_where"] = teller.any_of(words.WHEN_AND_WHERE)
    if "school" in told:
        asked["school"] = f"{school_of(teller.child)}, {teller.any_of(words.AT_SCHOOL)}"
    return asked


def _in_passing(teller: Teller, boxes: set[str]) -> dict[str, str]:
    """Return what is asked of everybody since the forms ask it, and mostly answered."""
    if "how_known" not in boxes or not teller.often(figures.SAYS_HOW_KNOWN):
        return {}
    return {"how_known": teller.any_of(words.HOW_KNOWN)}


def _agreement(teller: Teller) -> Says:
    parent = teller.any_of(("yes", "yes", "no", "not_yet", "unsafe"))
    said = words.PARENTS_SAY if parent == "yes" else words.WHY_NOT_TOLD
    return {"told_parent": parent, "told_why": teller.any_of(said)}


SAYS: Mapping[str, Callable[[Teller], Says]] = {
    "childs_words": lambda teller: {"childs_words": teller.any_of(words.SAID_BY_CHILD)},
    "harms": lambda teller: {"harms": (teller.any_of(words.HARMS),)},
    "agreement": _agreement,
}
