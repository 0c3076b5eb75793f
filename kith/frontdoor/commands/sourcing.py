"""Who told us, put right: a mail's sender is guessed by its address, and a name can be misheard.

Nothing is written over in the ledger: each fact that said who must hear from us gets a new version.
"""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.arriving import About, Arrival, acknowledged, marks
from kith.frontdoor.commands.parts import held, put, tell, told
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.source import put_right
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened, standing
from kith.promises.ledger import NewFact, correction


@dataclass(frozen=True)
class Source:
    """Who told us, and how they are reached."""

    agency: str
    source_name: str = ""
    source_role: str = ""
    call_back: str = ""


@command(Area.CONTACT, Level.CREATE, event="contact.source_said")
def say_source(actor: Actor, /, *, contact: UUID, source: Source, words: str) -> None:
    """Say who told us, and how we know. Who must hear from us follows from it, as of then."""
    row = held(contact)
    how = check_words("words", words, "how we know")
    if source.agency not in AGENCIES:
        raise Mistake("agency", "Choose who told us")
    said = {key: value.strip() for key, value in asdict(source).items()}
    if all(getattr(row, key) == value for key, value in said.items()):
        raise Mistake("agency", "This is what stands there already")
    was = row.agency
    put(row, **said)
    tell([*_put_right(row), *told(row, "contact.source_said", _said(was, row), because=how)])


def _said(was: str, row: Contact) -> dict[str, object]:
    return {"was": was, "agency": row.agency}


def _put_right(row: Contact) -> list[NewFact]:
    """Return the next version of each fact that said it otherwise."""
    facts = [one for one in standing(row.owed_to) if one.thread == row.id]
    changed = [(one, put_right(one.data, row.agency, _marks(row, one))) for one in facts]
    versions = [
        correction(one.id, rationale=one.rationale, data=data) for one, data in changed if data
    ]
    knows = any(one.name == "referrer.acknowledged" for one in facts)
    return [*versions, *([] if knows else acknowledged(row))]


def _marks(row: Contact, arrived: Happened) -> dict[str, Any]:
    """Return how much the word held, as on its first day: what was counted then stands."""
    if "inbox" not in arrived.data:
        return {}
    said = ("what_happened", "childs_words", "told_parent", "told_why")
    arrival = Arrival(
        channel=row.channel,
        team=row.team_id,
        arrived_at=row.arrived_at,
        agency=row.agency,
        harms=tuple(row.harms),
        asked=row.told.get("values", {}),
        **{key: getattr(row, key) for key in said},
    )
    known = row.person_id if arrived.data.get("child") == "known" else None
    then = {key: arrived.data[key] for key in ("holds", "enough", "has") if arrived.data.get(key)}
    return {**marks(arrival, About(person=known, who=row.who)), **then}
