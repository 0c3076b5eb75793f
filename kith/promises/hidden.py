"""Of whom somebody may not be told: nobody hears of a child who is hidden from them (SPEC H2).

Jobs run as the machine, from whom nobody is hidden, so they ask here before they tell anybody
anything, a bare number included.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from kith.access.models import Restriction


@dataclass(frozen=True)
class Hiding:
    """One restriction in force. `but` are those whom it names as seeing the child all the same."""

    person: int
    from_named: bool
    named: frozenset[int]
    but: frozenset[int]

    def hides_from(self, account: int) -> bool:
        """Say whether this restriction hides the child from somebody."""
        return account in self.named if self.from_named else account not in self.but

    def of(self, account: str) -> Q:
        """Return the condition that a row is about this child and tells somebody it is hidden from.

        `account` is the name of the column with whoever is told.
        """
        if self.from_named:
            return Q(**{"person_id": self.person, f"{account}__in": self.named})
        return Q(person_id=self.person) & ~Q(**{f"{account}__in": self.but})


def hidings() -> tuple[Hiding, ...]:
    """Return every restriction in force, inside the machine's gate."""
    rows = Restriction.objects.filter(lifted_at=None).prefetch_related("parties")
    return tuple(_hiding(row) for row in rows.order_by("id"))


def _hiding(row: Restriction) -> Hiding:
    parties = list(row.parties.all())
    return Hiding(
        person=row.person_id,
        from_named=row.code == "R5",
        named=frozenset(one.account_id for one in parties if not one.sees),
        but=frozenset(one.account_id for one in parties if one.sees),
    )


def told_of_hidden(hidden: Iterable[Hiding], account: str) -> Q:
    """Return the condition that a row would tell somebody of a child hidden from them."""
    condition = Q(pk__in=[])
    for one in hidden:
        condition |= one.of(account)
    return condition
