"""What a partner does by a link: opens it with a code, keeps words, sends the answer once."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import F

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.frontdoor import keys
from kith.frontdoor.asked import apart_of
from kith.frontdoor.commands.linking import is_fresh
from kith.frontdoor.commands.replying import Replying, take_in
from kith.frontdoor.commands.requests import asked
from kith.frontdoor.models import Contact, Link, Request
from kith.frontdoor.rules.agencies import Item
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

MOST_TRIES = 5
"""Our own (decision 0101): what a hand mistypes, and no machine is helped by."""
WRONG = "This is not the code that we sent last, or it is too old"


def use_code(actor: Actor, /, *, typed: str) -> None:
    """Open the form with the code that was sent. After five tries a new code is needed."""
    _count_try(actor)
    _use_code(actor, typed=typed)


@command(Area.CONTACT, Level.CREATE, event="reply.tried", outside=True)
def _count_try(actor: Actor, /) -> None:
    """Count a try before its code is looked at: of many at once, too, only five are looked at."""
    link = _mine(actor)
    if not Link.objects.filter(id=link.id, tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise Mistake("code", WRONG)


@command(Area.CONTACT, Level.CREATE, event="reply.opened", outside=True)
def _use_code(actor: Actor, /, *, typed: str) -> None:
    link = _mine(actor)
    if not is_fresh(link.code_at) or not keys.is_code(typed, link.id, link.codes):
        raise Mistake("code", WRONG)
    if not Link.objects.filter(id=link.id, code_at=link.code_at).update(code_at=None):
        raise Mistake("code", WRONG)
    Request.objects.filter(id=link.request_id, seen_at=None).update(seen_at=clock.now())


@command(Area.CONTACT, Level.CREATE, event="reply.kept", outside=True)
def keep_draft(actor: Actor, /, *, words: Mapping[str, Sequence[str]]) -> None:
    """Keep what stands in the form, so that it can be gone on with later.

    The box whose answer is for some alone is not kept until it is sent.
    """
    link = _mine(actor)
    apart = apart_of(Request.objects.get(id=link.request_id))
    kept = {key: list(values) for key, values in words.items() if not _is_about(key, apart)}
    Link.objects.filter(id=link.id).update(draft=kept, kept_at=clock.now())


def _is_about(box: str, item: Item | None) -> bool:
    """Say whether a box ("words_9", "by_9-day") is about an item."""
    return item is not None and box.partition("_")[2].partition("-")[0] == item.key


@command(Area.CONTACT, Level.CREATE, event="reply.sent", outside=True)
def send_reply(actor: Actor, /, *, replying: Replying) -> int:
    """Send the answer, use the link up, and return the request's number to quote."""
    link = _mine(actor)
    return _take_in(MACHINE, link=link.id, replying=replying)


@command(Area.CONTACT, Level.DECIDE, event="request.returned")
def _take_in(actor: Actor, /, *, link: UUID, replying: Replying) -> int:
    """What came by a link is told by the product itself: the partner sees no more than its own."""
    row = Contact.objects.select_for_update().get(id=Link.objects.get(id=link).request.contact_id)
    audit.about(person=row.person_id, team=row.team_id)
    used = Link.objects.filter(id=link, used_at=None).update(used_at=clock.now(), draft={})
    if not used:
        raise NotHere
    one = asked(row, Link.objects.get(id=link).request_id)
    take_in(row, one, replying, by=None)
    return one.number


def _mine(actor: Actor) -> Link:
    """Return the link by which the actor acts, while it opens anything."""
    found = Link.objects.filter(id=actor.only).first() if actor.only else None
    if found is None:
        raise NotHere
    return found
