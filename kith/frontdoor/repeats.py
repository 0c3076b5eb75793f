"""How often word of a child came and led to no help (SPEC A2)."""

from datetime import datetime

from django.db.models import OuterRef, Subquery

from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.kernel.clock import local_date, local_midnight
from kith.kernel.workdays import add_months
from kith.promises.queries.reading import numbers


def without_help(row: Contact) -> int:
    """Count the other contacts about this child in the months before that led to no help."""
    last = Decision.objects.filter(contact_id=OuterRef("id")).order_by("-number")
    rows = Contact.objects.filter(
        person_id=row.person_id or 0, arrived_at__gte=_since(row.arrived_at)
    )
    rows = rows.filter(arrived_at__lte=row.arrived_at).exclude(id=row.id)
    outcomes = rows.annotate(outcome=Subquery(last.values("outcome")[:1]))
    helpless = [code for code, one in OUTCOMES.items() if not one.helps]
    return outcomes.filter(outcome__in=helpless).count()


def _since(at: datetime) -> datetime:
    return local_midnight(add_months(local_date(at), -numbers()["REPEAT-MONTHS"]))
