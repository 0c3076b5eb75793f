"""The desks that we ask, for those who keep the list."""

from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Partner
from kith.frontdoor.rules.agencies import ASKED
from kith.frontdoor.rules.channels import AGENCIES
from kith.messages.written import LetterLine, letters_for

FIELDS = (
    "agency", "name", "mailbox", "code_to", "telephone", "lead", "lead_mail", "senior",
    "senior_mail", "top", "top_mail", "active",
)  # fmt: skip


@dataclass(frozen=True)
class DeskLine:
    """One desk in the list."""

    number: int
    name: str
    mailbox: str
    lacks: tuple[str, ...]
    active: bool


@dataclass(frozen=True)
class AgencyDesks:
    """An agency and its desks; without one it is asked by telephone."""

    code: str
    words: str
    desks: tuple[DeskLine, ...]


@query(Area.CONTACT, Level.DECIDE)
def partners_page(actor: Actor, /) -> tuple[AgencyDesks, ...]:
    """Return every agency that can be asked, with its desks."""
    found: dict[str, list[DeskLine]] = {}
    for one in Partner.objects.order_by("name")[:1_000]:
        found.setdefault(one.agency, []).append(_line(one))
    return tuple(AgencyDesks(code, AGENCIES[code], tuple(found.get(code, ()))) for code in ASKED)


def _line(one: Partner) -> DeskLine:
    wanted = (
        (one.code_to, "a second mailbox for codes"),
        (one.lead_mail, "their lead"),
        (one.senior_mail, "their safeguarding lead"),
        (one.top_mail, "their safeguarding partner"),
    )
    lacks = tuple(words for there, words in wanted if not there)
    return DeskLine(one.pk, one.name, one.mailbox, lacks, one.active)


@query(Area.CONTACT, Level.DECIDE)
def partner_desk(actor: Actor, /, *, number: int) -> dict[str, object]:
    """Return one desk as its form takes it."""
    row = Partner.objects.filter(pk=number).values(*FIELDS).first()
    if row is None:
        raise NotHere
    who = Partner.members.through.objects.filter(partner_id=number)
    names = who.order_by("account__username").values_list("account__username", flat=True)
    return {**row, "members": "\n".join(names)}


@query(Area.CONTACT, Level.DECIDE)
def letters_of_desk(actor: Actor, /, *, number: int) -> tuple[LetterLine, ...]:
    """Return the latest letters to one desk and to those who answer for it."""
    return letters_for(f"partner {number}", with_words_of=frozenset({"week"}))
