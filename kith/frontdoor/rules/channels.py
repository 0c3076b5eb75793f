"""How word reaches us, who speaks, and which edition of its form holds (SUPPLEMENT S2): dated data.

Nothing beyond who, what and whether the child is safe is needed to save. A council may put another
edition in place; what was written on an earlier one is read with that one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kith.frontdoor.rules.asks import Edition
from kith.frontdoor.rules.editions import EDITIONS


@dataclass(frozen=True)
class Channel:
    """One way in: what it is called, how a sentence says it, its inbox, and who mostly speaks."""

    code: str
    words: str
    by: str
    agency: str = ""
    inbox: str = ""


CHANNELS: Mapping[str, Channel] = {
    one.code: one
    for one in (
        Channel("telephone", "Telephone", "by telephone"),
        Channel("police", "Police notification", "from the police", "police", "police"),
        Channel("email", "E-mail", "by e-mail"),
        Channel("web_form", "A professional’s web form", "on a form", "education"),
        Channel("walk_in", "Somebody came to us", "from somebody who came to us", "public"),
        Channel("child", "The child", "from the child", "child"),
        Channel("family", "Family or public", "from family or the public", "family"),
        Channel("edt", "The night team", "from the night team", "edt", "edt"),
        Channel("other_authority", "Another council", "from another council", "authority"),
        Channel("no_child", "About no child by name", "about a place or group"),
    )
}

AGENCIES: Mapping[str, str] = {
    "police": "Police",
    "health": "Health",
    "camhs": "CAMHS",
    "education": "School or college",
    "yjs": "Youth justice",
    "probation": "Probation",
    "housing": "Housing",
    "early_help": "Early or family help",
    "adult": "Adult services",
    "drugs": "Drugs and alcohol service",
    "authority": "Another council",
    "voluntary": "Charity or community group",
    "council": "Our own council",
    "edt": "The night team",
    "child": "The child",
    "family": "Family",
    "public": "Somebody else",
}
# Who speaks with us in person knows that their word arrived.
SPOKEN = frozenset({"telephone", "walk_in"})
NOT_PROFESSIONAL = frozenset({"child", "family", "public"})


def edition_on(channel: str, day: date, editions: Iterable[Edition] = EDITIONS) -> Edition:
    """Return what a channel asks on a day: the newest edition that had begun."""
    found = [one for one in editions if one.channel == channel and one.since <= day]
    if not found:
        raise LookupError(f"Nothing was asked on {channel} on {day:%d %B %Y}.")
    return max(found, key=lambda one: (one.since, one.number))


def edition_called(code: str, editions: Iterable[Edition] = EDITIONS) -> Edition | None:
    """Return an edition by its name, or None where it is gone."""
    return next((one for one in editions if one.code == code), None)


def is_professional(agency: str) -> bool:
    """Say whether the source speaks for an agency, so that it must hear from us."""
    return agency not in NOT_PROFESSIONAL


def inbox_of(channel: str, agency: str) -> str:
    """Return whose inbox it came through, where that inbox must be opened within the hour."""
    if CHANNELS[channel].inbox:
        return CHANNELS[channel].inbox
    return {"police": "police", "health": "health", "camhs": "health", "edt": "edt"}.get(agency, "")
