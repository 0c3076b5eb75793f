"""Who told us, as it stands: for the form that puts it right."""

from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Contact
from kith.kernel.clock import in_london
from kith.promises.history import Happened
from kith.promises.models import Fact

FIELDS = ("agency", "source_name", "source_role", "call_back")


@query(Area.CONTACT, Level.CREATE)
def reached_at(actor: Actor, /, *, contact: UUID) -> dict[str, object]:
    """Return when it reached us and what shows that, box by box."""
    row = Contact.objects.filter(id=contact).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    local = in_london(row.arrived_at)
    at = {"arrived_on": local.date(), "arrived_at": local.time()}
    return {**at, "evidence": row.evidence}


@query(Area.CONTACT, Level.CREATE)
def told_by(actor: Actor, /, *, contact: UUID) -> dict[str, str]:
    """Return who told us, box by box."""
    row = Contact.objects.filter(id=contact).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    return {name: getattr(row, name) for name in FIELDS}


def is_guessed(row: Contact, facts: list[Happened]) -> bool:
    """Say whether nobody has said yet who told us: a mail that came by itself says an address."""
    said = any(one.name == "contact.source_said" for one in facts)
    arrived = next((one for one in facts if one.name == "contact.arrived"), None)
    return row.channel == "email" and not said and arrived is not None and arrived.by is None


def first_tellers(facts: list[Happened]) -> dict[UUID, int | None]:
    """Return who told the first version of each fact that has another now: they did it."""
    roots = [one.root for one in facts if one.corrected]
    rows = Fact.objects.filter(id__in=roots) if roots else Fact.objects.none()
    return dict(rows.values_list("id", "recorded_by_id"))
