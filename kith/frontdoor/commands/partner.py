"""What a partner does by a link: opens it with a code, keeps words, sends the answer once."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import Mistake
from kith.frontdoor import keys
from kith.frontdoor.asked import apart_of
from kith.frontdoor.commands.linking import CODE_LIVES
from kith.frontdoor.commands.replying import Replying, take_in
from kith.frontdoor.commands.requests import asked
from kith.frontdoor.models import Contact, Link, Request
from kith.frontdoor.rules.agencies import Item
from kith.kernel import clock

MOST_TRIES = 5


@command(Area.CONTACT, Level.CREATE, event="reply.opened")
def use_code(actor: Actor, /, *, typed: str) -> None:
    """Open the form with the code that was sent. Five wrong ones, and a new code is needed."""
    link = _mine(actor)
    fresh = link.code_at is not None and clock.now() - link.code_at < CODE_LIVES
    if not fresh or link.tries >= MOST_TRIES or not keys.is_code(typed, link.id, link.codes):
        raise Mistake("code", "This is not the code that we sent last, or it is too old")
    Link.objects.filter(id=link.id).update(code_at=None)
    Request.objects.filter(id=link.request_id, seen_at=None).update(seen_at=clock.now())


@command(Area.CONTACT, Level.CREATE, event="reply.wrong_code")
def count_try(actor: Actor, /) -> None:
    """Count a wrong code, apart from the try itself, which is rolled back."""
    link = _mine(actor)
    Link.objects.filter(id=link.id).update(tries=link.tries + 1)


@command(Area.CONTACT, Level.CREATE, event="reply.kept")
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


@command(Area.CONTACT, Level.CREATE, event="reply.sent")
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
