"""How we name a child, and what an identifier looks like. Pure."""

from collections.abc import Mapping
from datetime import date

from kith.kernel.workdays import age_on

LOCAL = "LAchildID"
UPN = "UPN"

# What people say of themselves: changed here and never by a return.
DETAILS: Mapping[str, str] = {
    "known_as": "Known as",
    "say_it": "How to say the name",
    "pronouns": "Pronouns",
    "language": "First language",
    "communication": "How we talk with each other",
}
LONGEST: Mapping[str, int] = {
    "known_as": 100,
    "say_it": 100,
    "pronouns": 40,
    "language": 60,
    "communication": 2000,
}

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def name_of(known_as: str, local_id: str, person: int) -> str:
    """Return what to call a child; a return holds no names, so then "Child SYN000000001"."""
    return known_as.strip() or f"Child {local_id or person}"


def short_day(day: date) -> str:
    """Return "28 Jan 2022"."""
    return f"{day.day} {day:%b} {day.year}"


def introduce(name: str, named: bool, born: date | None, expected: date | None) -> str:
    """Return the line that tells one child from another.

    "Child SYN000000001, born 28 Jan 2022, name not in the return".
    """
    if born:
        when = f"born {short_day(born)}"
    elif expected:
        when = f"expected {short_day(expected)}"
    else:
        when = "date of birth not known"
    return ", ".join([name, when, *([] if named else ["name not in the return"])])


def age_of(born: date | None, on: date) -> int | None:
    """Return the age in whole years, or None before birth and where it is not known."""
    return age_on(born, on) if born and born <= on else None


def age_words(born: date | None, on: date) -> str:
    """Say an age: always a child under 18, never any other word (SUPPLEMENT S14)."""
    if born is None:
        return "age not known"
    age = age_of(born, on)
    if age is None:
        return "not yet born"
    if age >= 18:
        return f"now {age}"
    return "child under 1" if age == 0 else f"child of {age}"


def upn_shape(value: str) -> bool:
    """Say whether a unique pupil number has 13 characters in the right places.

    The last is a digit, or a letter where the number is a temporary one.
    """
    if len(value) != 13 or not value.isascii():
        return False
    return (
        value[0] in _UPN_LETTERS
        and value[1:12].isdigit()
        and (value[12].isdigit() or value[12] in _UPN_LETTERS)
    )


def upn_checks(value: str) -> bool:
    """Say whether the check letter of a unique pupil number fits the rest of it.

    Weights 2 to 13 over the twelve characters that follow, remainder by 23 (DfE's UPN guide).
    """
    if not upn_shape(value):
        return False
    numbers = [int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in value[1:]]
    total = sum(number * weight for number, weight in zip(numbers, range(2, 14), strict=True))
    return _UPN_LETTERS[total % 23] == value[0]


class NotADetail(ValueError):
    """A change that cannot be kept; the message is for the person who typed it."""


def clean_details(changes: Mapping[str, str]) -> dict[str, str]:
    """Return the changes with stray space removed; refuse unknown fields and what is too long."""
    clean = {field: text.strip() for field, text in changes.items()}
    for field, text in clean.items():
        if field not in DETAILS:
            raise NotADetail("That is not one of the details that can be changed here.")
        if len(text) > LONGEST[field]:
            raise NotADetail(f"{DETAILS[field]} is longer than {LONGEST[field]} characters.")
    return clean
