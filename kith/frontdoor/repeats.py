"""How often word of a child came and led to no help (SPEC A2). An offer alone is none."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery

from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.frontdoor.rules.states import State
from kith.kernel import clock
from kith.kernel.clock import local_date, local_midnight
from kith.kernel.workdays import add_months
from kith.promises.history import Happened
from kith.promises.queries.reading import numbers

ARRIVED, LOOKED = "contact.arrived", "contact.second_look"
IN_HAND = frozenset({"contact.duplicate", "contact.accepted"})
BEGUN = frozenset({"help.accepted", "referral.received"})


def is_third(row: Contact) -> bool:
    """Say whether so many contacts led to no help that another manager looks, this one with it."""
    return _without_help(row) + 1 >= numbers()["REPEAT-CONTACTS"]


def _without_help(row: Contact) -> int:
    """Count the other contacts about this child in the months before that led to no help."""
    last = Decision.objects.filter(contact_id=OuterRef("id")).order_by("-number")
    rows = Contact.objects.filter(
        person_id=row.person_id or 0, arrived_at__gte=_since(row.arrived_at)
    )
    rows = rows.filter(arrived_at__lte=row.arrived_at).exclude(id=row.id)
    outcomes = rows.annotate(outcome=Subquery(last.values("outcome")[:1]))
    helpless = Q(outcome__in=[code for code, one in OUTCOMES.items() if not one.helps])
    return outcomes.filter(helpless | Q(state=State.HELP_OFFERED)).count()


def is_overlooked(facts: Iterable[Happened]) -> bool:
    """Say, of all that was told of a child, whether FD-12 counts them: brought to us again and
    again in these months, with nothing begun and no other manager's look.
    """
    since, now = _since(clock.now()), clock.now()
    recent = [one for one in facts if since <= one.at <= now]
    threads = {one.thread for one in recent if one.name == ARRIVED}
    threads -= {one.thread for one in recent if one.name in IN_HAND}
    if len(threads) < numbers()["REPEAT-CONTACTS"]:
        return False
    return not any(one.name == LOOKED or _begins(one) for one in recent)


def _begins(one: Happened) -> bool:
    outcome = OUTCOMES.get(str(one.data.get("outcome", "")))
    decided = one.name in ("contact.decided", "contact.redecided")
    return one.name in BEGUN or (decided and outcome is not None and outcome.work)


def _since(at: datetime) -> datetime:
    return local_midnight(add_months(local_date(at), -numbers()["REPEAT-MONTHS"]))
