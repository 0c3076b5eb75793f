"""Links for partners: made by the product, found by their secret, opened by a code."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, command, query
from kith.accounts.roles import Area, Level, Scope
from kith.frontdoor import keys
from kith.frontdoor.models import Link, Partner, Request
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.replies import SETTLED
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.kernel.workdays import MASH_HOURS
from kith.messages.letters import write

LIVES = timedelta(hours=MASH_HOURS["GREEN"])
"""A link opens for as long as the calmest answer may take (SPEC T3 at GREEN), by the clock."""
CODE_LIVES = timedelta(minutes=15)
"""Our own (decision 0101): long enough to fetch a mail, too short to be passed on."""
MOST_CODES = 10
"""Our own (decision 0101): with five tries each, fifty guesses at a million numbers."""

# What an agency's answer is written as: its own partner's role, which writes its own replies.
ROLES = {
    "police": "police_partner",
    "health": "health_partner",
    "camhs": "health_partner",
    "education": "school_dsl",
    "housing": "housing_partner",
    "probation": "probation_partner",
    "adult": "adult_partner",
}


class Closed(Exception):
    """The link opens nothing: wrong, used, or too old. Which of them is said to nobody."""


@dataclass(frozen=True)
class Found:
    """A link that opens something: who acts by it, and where its code goes."""

    actor: Actor
    code_to: str
    has_code: bool


def issue(request: Request) -> Link:
    """Return the live link of a request, or make one; inside a gate of the machine."""
    now = clock.now()
    live = Link.objects.filter(request_id=request.id, used_at=None, expires_at__gt=now)
    live = live.filter(codes__lt=MOST_CODES)  # by one whose codes are used up nobody gets in
    found = live.order_by("-issued_at").first()
    if found is not None:
        return found
    number = uuid4()
    return Link.objects.create(
        id=number,
        request_id=request.id,
        person_id=request.person_id,
        hash=keys.hash_of(keys.secret_of(number)),
        issued_at=now,
        expires_at=now + LIVES,
    )


@command(Area.CHILD, Level.SUMMARY, event="reply.begun")
def begin_reply(actor: Actor, /, *, request: UUID) -> str:
    """Return the secret of a request to a desk of which the actor is one; else NotHere.

    It opens no more than the letter does: the code still goes to the desk's own mailbox.
    """
    desks = Partner.objects.filter(members=actor.id).values_list("id", flat=True)
    if actor.kind != "partner":
        raise NotHere
    return _begin(MACHINE, request=request, desks=list(desks))


@command(Area.CONTACT, Level.DECIDE, event="reply.begun")
def _begin(actor: Actor, /, *, request: UUID, desks: Collection[int]) -> str:
    rows = Request.objects.filter(id=request, partner_id__in=desks).exclude(state__in=SETTLED)
    one = rows.first()
    if one is None:
        raise NotHere
    audit.about(team=one.team_id, request=one.number)
    return keys.secret_of(issue(one).id)


def find_link(secret: str) -> Found:
    """Return the link with this secret; Closed where it opens nothing."""
    return _find(MACHINE, hash=keys.hash_of(secret))


def acting_by(link: UUID) -> Actor:
    """Return who acts by a link that a code opened; Closed once it opens nothing any more."""
    return _find(MACHINE, id=link).actor


@query(Area.CONTACT, Level.VIEW)
def _find(actor: Actor, /, **which: object) -> Found:
    rows = Link.objects.filter(**which, used_at=None, expires_at__gt=clock.now())
    link = rows.select_related("request__partner").first()
    if link is None or link.request.partner is None or link.request.state in SETTLED:
        raise Closed
    partner = link.request.partner
    return Found(_actor(link), partner.code_to or partner.mailbox, is_fresh(link.code_at))


def is_fresh(code_at: datetime | None) -> bool:
    """Say whether the code that was sent last still opens the link."""
    return code_at is not None and clock.now() - code_at < CODE_LIVES


def _actor(link: Link) -> Actor:
    agency = link.request.agency
    roles = frozenset({ROLES.get(agency, "voluntary_partner")})
    return Actor(0, AGENCIES[agency], "link", roles, (), Scope.OWN, only=link.id)


def send_code(found: Found) -> None:
    """Send a new code, apart from the link; the one before it opens nothing any more."""
    _send_code(MACHINE, link=found.actor.only or uuid4())


@command(Area.CONTACT, Level.VIEW, event="reply.code_sent")
def _send_code(actor: Actor, /, *, link: UUID) -> None:
    row = (
        Link.objects.select_for_update(of=["self"]).select_related("request__partner").get(id=link)
    )
    audit.about(person=row.person_id, team=row.request.team_id, request=row.request.number)
    partner = row.request.partner
    if row.codes >= MOST_CODES or partner is None:
        raise Mistake("", "Too many codes were sent for this link. Ring us, please.")
    row.codes, row.code_at, row.tries = row.codes + 1, clock.now(), 0
    row.save(update_fields=["codes", "code_at", "tries"])
    to = partner.code_to or partner.mailbox
    write("code", to, {"link": str(row.id), "number": row.codes}, bundle=f"partner {partner.pk}")
