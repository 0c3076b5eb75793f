"""Accounts by what people type."""

from collections.abc import Collection

from kith.accounts.models import Account

MOST = 100


def ids_called(names: Collection[str]) -> dict[str, int]:
    """Return the account of each user name that somebody active has."""
    wanted = [name.lower() for name in names][:MOST]
    found = Account.objects.filter(username__in=wanted, is_active=True)
    return dict(found.values_list("username", "id"))
