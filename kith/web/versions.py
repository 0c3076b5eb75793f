"""Which version of a record a form was drawn from, carried in the form itself, signed.

A page remembers what stood in the record when it was drawn. When the form comes back, that is
the base from which the change of this person and the changes of others are told apart.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest

from kith.web.merge import Merged, Side, merge

SEEN = "kith-seen"
CHOICE = "kith-choice-"
SALT = "kith.web.versions"
ATTEMPTS = 50


@dataclass(frozen=True)
class Seen:
    """The values of a record and the number of the version that they are."""

    values: Mapping[str, Any]
    version: int


@dataclass(frozen=True)
class Settled:
    """How a change came out, and the record as it stood when it did."""

    merged: Merged
    now: Seen

    @property
    def is_written(self) -> bool:
        """Say whether the change is in; if not, a person has something to decide."""
        return self.merged.is_whole


class Restless(Exception):
    """Others changed the record again and again while we tried: nothing was written."""


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON has them, so that what was stored and what was typed compare."""
    return dict(json.loads(json.dumps(values, cls=DjangoJSONEncoder)))


def stamp(seen: Seen) -> str:
    """Return a signed text of what was seen, for a hidden box of the form."""
    return signing.dumps([plain(seen.values), seen.version], salt=SALT, compress=True)


def seen_in(request: HttpRequest) -> Seen | None:
    """Return what the page had seen; None for a page that saw nothing or a text not ours."""
    try:
        values, version = signing.loads(request.POST.get(SEEN, ""), salt=SALT)
    except signing.BadSignature:
        return None
    return Seen(values, version)


def mine_in(request: HttpRequest, cleaned: Mapping[str, Any], seen: Seen) -> dict[str, Any]:
    """Return what this person wants, after what they chose on the page of conflicts, if they did.

    Whoever chose the other's words has not changed the field; whoever chose both has both.
    """
    mine = dict(cleaned)
    for name in cleaned:
        choice = request.POST.get(CHOICE + name, "")
        if choice == Side.THEIRS and name in seen.values:
            mine[name] = seen.values[name]
        elif choice == Side.BOTH and name in seen.values:
            mine[name] = f"{seen.values[name]}\n\n{cleaned[name]}"
    return mine


def settle(
    seen: Seen,
    mine: Mapping[str, Any],
    *,
    read: Callable[[], Seen],
    write: Callable[[Mapping[str, Any], int], bool],
) -> Settled:
    """Write `mine` over what `read` finds now, merged; a conflict is handed back unwritten.

    `write(values, version)` writes the fields only while the record still is that version, and
    says whether it did; if not, somebody was quicker, and we merge again with what they wrote.
    """
    for _ in range(ATTEMPTS):
        now = read()
        merged = merge(plain(seen.values), plain(mine), plain(now.values))
        ours = {n: mine[n] for n, side in merged.sides.items() if side is Side.MINE}
        if merged.conflicts or not ours or write(ours, now.version):
            return Settled(merged, now)
    raise Restless
