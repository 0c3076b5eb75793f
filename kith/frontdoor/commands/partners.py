"""The desks of agencies that we ask: where they are written to, and who answers for them."""

from dataclasses import asdict, dataclass

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.queries import partners_called
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.models import Partner
from kith.frontdoor.rules.agencies import ASKED
from kith.kernel import clock
from kith.kernel.mistakes import Mistake


@dataclass(frozen=True)
class Desk:
    """A desk as a manager writes it down; `members` are user names of those who sign in here."""

    agency: str
    name: str
    mailbox: str
    code_to: str = ""
    telephone: str = ""
    lead: str = ""
    lead_mail: str = ""
    senior: str = ""
    senior_mail: str = ""
    top: str = ""
    top_mail: str = ""
    active: bool = True
    members: tuple[str, ...] = ()


@command(Area.CONTACT, Level.DECIDE, event="partner.kept")
def keep_partner(actor: Actor, /, *, desk: Desk, number: int | None = None) -> int:
    """Write a desk down, or change it, and return its number.

    What was asked of a desk that is no longer in use stays as it was.
    """
    if desk.agency not in ASKED:
        raise Mistake("agency", "Choose an agency from the list")
    check_words("name", desk.name, "the name of the desk")
    check_words("mailbox", desk.mailbox, "the mailbox that is read")
    same = Partner.objects.filter(agency=desk.agency, name=desk.name.strip())
    if same.exclude(pk=number or 0).exists():
        raise Mistake("name", "This agency has a desk of this name already")
    row = Partner.objects.filter(pk=number).first() if number else Partner()
    if row is None:
        raise NotHere
    told, members = asdict(desk), _members(desk)
    del told["members"]
    for key, value in told.items():
        setattr(row, key, value.strip() if isinstance(value, str) else value)
    row.changed_by_id, row.changed_at = actor.id, clock.now()
    row.save()
    row.members.set(members)
    audit.about(partner=row.pk, shown=members)
    return row.pk


def _members(desk: Desk) -> list[int]:
    """Return the accounts of those who sign in for a desk; a mistake names whom nobody knows."""
    found = partners_called(desk.members)
    unknown = [one for one in desk.members if one.lower() not in found]
    if unknown:
        raise Mistake("members", f"Nobody of a partner agency signs in as {unknown[0]}")
    return sorted(found.values())
