"""Edit a person's fields from a page: a form's way of reading, writing and settling a clash."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kith.access.actors import Actor
from kith.people.commands import Clashed, change_details, change_fields
from kith.people.queries import Details, details, fields, story
from kith.people.rules.fields import FIELDS, SEX_NOW
from kith.web.versions import Seen, Settled, settle


def seen_details(actor: Actor, person: int) -> Seen:
    """Return what a child says of themselves as a form opens with it, and remembers it."""
    now = details(actor, person=person)
    return Seen(now.values, now.version)


def settle_details(actor: Actor, person: int, seen: Seen, mine: Mapping[str, Any]) -> Settled:
    """Save what was typed over what was seen; what clashes comes back for a person to decide."""
    return _settle(change_details, lambda: seen_details(actor, person), actor, person, seen, mine)


def seen_fields(actor: Actor, person: int, names: tuple[str, ...]) -> Seen:
    """Return some fields of a person as a form opens with them, and remembers them.

    Several codes are a list, as a form has them; an old code for sex is the one of today.
    """
    now = fields(actor, person=person)
    return Seen({name: _shown(name, now.values[name]) for name in names}, now.version)


def settle_fields(actor: Actor, person: int, seen: Seen, mine: Mapping[str, Any]) -> Settled:
    """Save fields, as a form has them, over what was seen of them."""

    def read() -> Seen:
        return seen_fields(actor, person, tuple(seen.values))

    texts = {name: _kept(name, value) for name, value in mine.items()}
    return _settle(change_fields, read, actor, person, seen, texts)


def _shown(name: str, text: str) -> str | list[str]:
    if FIELDS[name].form == "codes":
        return text.split(", ") if text else []
    return SEX_NOW.get(text, text) if name == "sex" else text


def _kept(name: str, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if FIELDS[name].form == "codes" else value or ""


def last_to_change(actor: Actor, person: int) -> str:
    """Return the name of whoever changed a person's record last."""
    told = story(actor, person=person)
    return told[0].by if told else "Somebody"


def _settle(
    change: Callable[..., Details],
    read: Callable[[], Seen],
    actor: Actor,
    person: int,
    seen: Seen,
    mine: Mapping[str, Any],
) -> Settled:
    def write(values: Mapping[str, Any], version: int) -> bool:
        try:
            change(actor, person=person, version=version, changes=_texts(values))
        except Clashed:
            return False
        return True

    return settle(seen, mine, read=read, write=write)


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: ", ".join(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
