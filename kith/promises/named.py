"""Who is named for whom now: for how many children somebody works, and who has nobody yet."""

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef

from kith.promises.models import Named


def children_of(accounts: Collection[int], *, post: str = "") -> dict[int, int]:
    """Return for how many children each of these people is named, in any post or in one of them.

    People without a child are not in it. Read inside a gate.
    """
    rows = Named.objects.filter(worker__in=accounts, **({"post": post} if post else {}))
    counted = rows.values_list("worker").annotate(many=Count("person_id", distinct=True))
    return dict(counted)


def somebody_is_named() -> Exists:
    """Return the condition that somebody is named for the child of a row (`person_id`)."""
    return Exists(Named.objects.filter(person_id=OuterRef("person_id")))
