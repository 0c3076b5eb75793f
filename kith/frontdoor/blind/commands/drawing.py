"""By night: what was decided lately is drawn by chance, and what nobody answered is asked anew."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.blind.commands.making import end_look, is_waiting, make_look
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.rules.drawing import is_drawn
from kith.frontdoor.models import Contact, Decision
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.promises.queries.reading import numbers

LATELY = timedelta(days=7)
MOST, READERS = 2_000, 3


@command(Area.CONTACT, Level.DECIDE, event="blind.drawn")
def draw_looks(actor: Actor, /) -> int:
    """Draw from what was decided in the last week, and return how many were asked to look.

    Safe to repeat: a contact is drawn once, and again only while nobody has answered (three
    people at most). The share is that of the day of the decision.
    """
    for over in BlindLook.objects.filter(given_at=None, ended_at=None, until_at__lte=clock.now()):
        end_look(over, "over")
    asked = [make_look(row, drawn=True) for row in _candidates() if _is_to_ask(row)]
    many = sum(look is not None for look in asked)
    audit.about(asked=many)
    return many


def _candidates() -> list[Contact]:
    """Return the contacts that fall into the share of their day, with nobody looking."""
    now = clock.now()
    first = Decision.objects.filter(number=1, decided_at__gt=now - LATELY, decided_at__lte=now)
    days = dict(first.order_by("decided_at").values_list("contact_id", "decided_at")[:MOST])
    share = {day: numbers(day)["BLIND-SHARE"] for day in {local_date(at) for at in days.values()}}
    drawn = [one for one, at in days.items() if is_drawn(one, share[local_date(at)])]
    again = _unanswered().values_list("contact_id", flat=True)
    wanted = Contact.objects.filter(id__in={*drawn, *again})
    return list(wanted.order_by("number").select_for_update())


def _unanswered() -> QuerySet[BlindLook]:
    """Return drawn looks that ended without an answer, of contacts that nobody answered since."""
    later = BlindLook.objects.filter(contact_id=OuterRef("contact_id"), ended_at=None)
    ended = BlindLook.objects.filter(drawn=True, ended_at__gt=clock.now() - LATELY)
    return ended.filter(~Exists(later))


def _is_to_ask(row: Contact) -> bool:
    """Say whether nobody is looking, nobody who was drawn has looked, and few were asked."""
    drawn = list(BlindLook.objects.filter(contact_id=row.id, drawn=True))
    answered = any(one.ended_at is None for one in drawn)
    return not answered and len(drawn) < READERS and not is_waiting(row)
