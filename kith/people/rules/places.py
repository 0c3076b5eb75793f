"""Postcodes, addresses, telephones and the days for which they hold. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kith.people.rules.mistakes import Mistaken

PLACES: Mapping[str, str] = {"home": "Home", "placement": "Placement", "other": "Another place"}
HOMES = ("home", "placement")
REACHES: Mapping[str, str] = {
    "mobile": "Mobile",
    "home": "Telephone at home",
    "work": "Telephone at work",
    "email": "E-mail",
    "handle": "Name on an app",
}
SAFE: Mapping[str, str] = {"yes": "Yes", "no": "No", "": "Nobody has asked yet"}

_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINES, _TOWN, _VALUE, _WHEN = 200, 60, 120, 200


@dataclass(frozen=True)
class NewPlace:
    """An address to keep. `others` says what of a home that is there: "moved", "both" or ""."""

    kind: str = "home"
    lines: str = ""
    town: str = ""
    postcode: str = ""
    from_on: date | None = None
    source: str = ""
    others: str = ""


@dataclass(frozen=True)
class NewPhone:
    """A way of reaching somebody to keep."""

    kind: str = "mobile"
    value: str = ""
    safe: str = ""
    when_safe: str = ""
    from_on: date | None = None
    source: str = ""


def read_postcode(typed: str) -> str:
    """Return a postcode in capitals with one space, nothing for nothing."""
    plain = "".join(typed.split()).upper()
    if not plain:
        return ""
    found = _POSTCODE.fullmatch(plain)
    if not found:
        raise Mistaken("postcode", "A postcode looks like ZZ1 2AB. Leave it empty if not known.")
    return f"{found[1]} {found[2]}"


def read_place(place: NewPlace) -> NewPlace:
    """Return an address as it is kept, or say what is wrong with it."""
    if place.kind not in PLACES:
        raise Mistaken("kind", "Choose what this place is.")
    lines = ", ".join(
        part for part in (one.strip(" ,") for one in place.lines.splitlines()) if part
    )
    town, postcode = place.town.strip(), read_postcode(place.postcode)
    if not (lines or town or postcode):
        raise Mistaken("lines", "Write at least the street, the town or the postcode.")
    for name, text, most in (("lines", lines, _LINES), ("town", town, _TOWN)):
        if len(text) > most:
            raise Mistaken(name, f"This is longer than {most} characters.")
    return NewPlace(
        place.kind, lines, town, postcode, place.from_on, place.source.strip(), place.others
    )


def read_phone(phone: NewPhone) -> NewPhone:
    """Return a way of reaching somebody as it is kept, or say what is wrong with it."""
    if phone.kind not in REACHES:
        raise Mistaken("kind", "Choose what this is.")
    if phone.safe not in SAFE:
        raise Mistaken("safe", "Choose whether it is safe.")
    value = _read_value(phone.kind, phone.value.strip())
    when = phone.when_safe.strip()
    if len(when) > _WHEN:
        raise Mistaken("when_safe", f"This is longer than {_WHEN} characters.")
    return NewPhone(phone.kind, value, phone.safe, when, phone.from_on, phone.source.strip())


def _read_value(kind: str, typed: str) -> str:
    if not typed or len(typed) > _VALUE:
        raise Mistaken("value", f"Write the number, address or name: at most {_VALUE} characters.")
    if kind == "email":
        if not _EMAIL.fullmatch(typed):
            raise Mistaken("value", "An e-mail address looks like sam@example.org.")
        return typed
    return typed if kind == "handle" else _read_telephone(typed)


def _read_telephone(typed: str) -> str:
    """Return the figures of a number, +44 as 0; spaces, brackets, dots and lines go."""
    plain = re.sub(r"[\s().-]", "", typed)
    plain = re.sub(r"^(?:\+44|0044)0?", "0", plain)
    if not re.fullmatch(r"\+?[0-9]{7,15}", plain):
        raise Mistaken("value", "A telephone number has 7 to 15 figures, like 07700 900123.")
    return plain


def place_words(lines: str, town: str, postcode: str) -> str:
    """Return an address on one line."""
    return ", ".join(part for part in (lines, town, postcode) if part)


def homes_now(kinds: Iterable[tuple[str, bool]]) -> int:
    """Count homes and placements, of each place its kind and whether it holds now."""
    return sum(1 for kind, holds in kinds if holds and kind in HOMES)
