"""What reached us, as it reads: who told us, what was said, what the channel asks besides."""

from kith.frontdoor.models import Contact
from kith.frontdoor.rules.channels import (
    AGENCIES,
    CHANNELS,
    edition_called,
    edition_on,
)
from kith.frontdoor.rules.harms import HARMS
from kith.frontdoor.rules.outcomes import TOLD
from kith.frontdoor.rules.urgency import DANGERS, SAFE
from kith.kernel.clock import local_date
from kith.web import words

Pairs = tuple[tuple[str, str], ...]
GUESSED = ". By the address alone; put it right where it is somebody else"


def source_of(row: Contact, names: dict[int, str], *, guessed: bool = False) -> Pairs:
    """Return who told us, when and how; `guessed` where an address alone says so."""
    who = ", ".join(one for one in (row.source_name, row.source_role) if one)
    agency = AGENCIES.get(row.agency, row.agency)
    opened = words.moment(row.opened_at) if row.opened_at else "Not yet"
    pairs = [
        ("Reached us", f"{words.moment(row.arrived_at)}, {CHANNELS[row.channel].by}"),
        ("What shows that", row.evidence),
        ("Opened", f"{opened}{_by(names.get(row.taken_by_id or 0, ''))}"),
        ("Told by", f"{agency}{f': {who}' if who else ''}{GUESSED if guessed else ''}"),
        ("Call back", row.call_back),
        ("May the family know who told us?", "No, they asked not to be named" * row.unnamed),
    ]
    return tuple((key, value) for key, value in pairs if value)


def _by(name: str) -> str:
    return f", by {name}" if name else ""


def core_of(row: Contact) -> Pairs:
    """Return what is asked on every channel, where it was answered."""
    pairs = [
        ("Who", row.who),
        ("What happened", row.what_happened),
        ("Is the child safe now?", SAFE.get(row.safe_now, "")),
        ("Signs of danger", ", ".join(DANGERS[one] for one in row.dangers if one in DANGERS)),
        ("Where now", row.where_now),
        ("What sort of harm it may be", ", ".join(HARMS[one] for one in row.harms if one in HARMS)),
        ("The child’s own words", row.childs_words),
        ("Does the child know of this?", TOLD.get(row.told_child, "")),
        ("Do the parents know of this?", TOLD.get(row.told_parent, "")),
        ("Why, or why not", row.told_why),
    ]
    return tuple((key, value) for key, value in pairs if value)


def asked_of(row: Contact) -> Pairs:
    """Return the answers of its channel, by the edition that it was written on."""
    edition = edition_called(str(row.told.get("form", "")))
    edition = edition or edition_on(row.channel, local_date(row.arrived_at))
    values = row.told.get("values", {})
    asks = {one.key: one for one in edition.every}
    pairs = [
        (asks[key].label, dict(asks[key].options).get(str(text), str(text)))
        for key, text in values.items()
        if key in asks
    ]
    owned = [("Followed up by", str(row.told["owner"]))] if "owner" in row.told else []
    does = [("What they do", str(row.told["what"]))] if "what" in row.told else []
    return (*pairs, *owned, *does)
