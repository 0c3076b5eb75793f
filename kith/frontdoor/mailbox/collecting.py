"""Reading the mailbox each minute, and telling people when it cannot be read."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.queries import managers_of
from kith.accounts.roles import Area, Level
from kith.frontdoor.mailbox.box import Place, Unreachable, opened
from kith.frontdoor.mailbox.commands import place_in, take_in
from kith.frontdoor.queries.opening import desk_of
from kith.kernel import clock
from kith.messages.post import NewNotice, tell

log = logging.getLogger("kith.mailbox")

DOWN = "kith.mailbox.down"
TOLD = "kith.mailbox.told"
PATIENCE = timedelta(minutes=15)
AN_HOUR = 3600


def collect(place: Place | None = None) -> int:
    """Take in what is new, and return how many contacts came of it. Off unless a box is named."""
    place = place or settings.MAILBOX
    if place is None:
        return 0
    try:
        with opened(place) as box:
            taken = 0
            for item in box.new(place_in(box.epoch)):
                taken += take_in(item, epoch=box.epoch, name=place.name) is not None
                box.seen(item.uid)
    except Unreachable as trouble:
        log.warning("The mailbox could not be read: %s", trouble)
        _unread()
        return 0
    cache.delete(DOWN)
    return taken


def _unread() -> None:
    """After a quarter of an hour tell the desk's managers, once an hour, to look by hand."""
    now = clock.now()
    if cache.add(DOWN, now.isoformat(), timeout=None) or _since() > now - PATIENCE:
        return
    if cache.add(TOLD, 1, timeout=AN_HOUR):
        _tell(MACHINE)


def _since() -> datetime:
    return datetime.fromisoformat(str(cache.get(DOWN)))


@command(Area.CONTACT, Level.DECIDE, event="mailbox.unread")
def _tell(actor: Actor, /) -> int:
    desk = desk_of(actor).id
    return tell(NewNotice(card.id, "mailbox", "P0", pushed=True) for card in managers_of(desk))
