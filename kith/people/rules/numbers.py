"""Numbers that others know a person by, read as they are said and checked by their own digits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kith.people.rules.mistakes import Mistaken

LOCAL = "LAchildID"
UPN = "UPN"
FORMER_UPN = "FormerUPN"
NHS = "NHS"
OTHER = "other"

SCHEMES: Mapping[str, str] = {
    NHS: "NHS number",
    UPN: "Pupil number (UPN)",
    FORMER_UPN: "Pupil number before (UPN)",
    LOCAL: "The council’s number",
    OTHER: "Another number",
}
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


@dataclass(frozen=True)
class NewNumber:
    """A number to keep: its scheme, who gave it where that is not plain, and the number."""

    scheme: str
    value: str
    issuer: str = ""
    source: str = ""


def upn_shape(value: str) -> bool:
    """Say whether a unique pupil number has 13 characters in the right places.

    The last is a digit, or a letter where the number is a temporary one.
    """
    if len(value) != 13 or not value.isascii():
        return False
    return (
        value[0] in UPN_LETTERS
        and value[1:12].isdigit()
        and (value[12].isdigit() or value[12] in UPN_LETTERS)
    )


def upn_checks(value: str) -> bool:
    """Say whether the check letter of a unique pupil number fits the rest of it.

    Weights 2 to 13 over the twelve characters that follow, remainder by 23 (DfE's UPN guide).
    """
    if not upn_shape(value):
        return False
    numbers = [int(c) if c.isdigit() else UPN_LETTERS.index(c) for c in value[1:]]
    total = sum(number * weight for number, weight in zip(numbers, range(2, 14), strict=True))
    return UPN_LETTERS[total % 23] == value[0]


def nhs_checks(value: str) -> bool:
    """Say whether the tenth digit of an NHS number fits the nine before it.

    Weights 10 to 2, and what 11 lacks of the remainder by 11; a number that would need a 10 is
    never given out (NHS data dictionary).
    """
    if len(value) != 10 or not (value.isascii() and value.isdigit()):
        return False
    total = sum(int(c) * weight for c, weight in zip(value, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(value[9])


def checks(scheme: str, value: str) -> bool:
    """Say whether a number that has digits of its own to check by fits them."""
    by_scheme: Mapping[str, Callable[[str], bool]] = {
        NHS: nhs_checks,
        UPN: upn_checks,
        FORMER_UPN: upn_checks,
    }
    return by_scheme.get(scheme, bool)(value)


def plain(typed: str) -> str:
    """Return a number without the gaps in which it is written, in capitals."""
    return "".join(c for c in typed if c.isalnum()).upper()


def read_number(scheme: str, typed: str) -> str:
    """Return a number as it is kept, or say what is wrong with it and what to look at."""
    if scheme not in SCHEMES:
        raise Mistaken("scheme", "Choose what kind of number this is.")
    value = plain(typed) if scheme in (NHS, UPN, FORMER_UPN) else typed.strip()
    if not value:
        raise Mistaken("value", "Write the number.")
    if wrong := _wrong(scheme, value):
        raise Mistaken("value", wrong)
    return value


def _wrong(scheme: str, value: str) -> str:
    if scheme == NHS:
        return _wrong_nhs(value)
    if scheme in (UPN, FORMER_UPN):
        return _wrong_upn(value)
    return "A number has at most 60 characters." if len(value) > 60 else ""


def _wrong_nhs(value: str) -> str:
    if not (value.isascii() and value.isdigit()):
        return "An NHS number has figures only, like 943 476 5919."
    if len(value) != 10:
        return f"An NHS number has 10 figures. This one has {len(value)}."
    if not nhs_checks(value):
        return "The figures do not fit each other: one is wrong, or two have changed places."
    return ""


def _wrong_upn(value: str) -> str:
    if len(value) != 13:
        return f"A pupil number has 13 characters. This one has {len(value)}."
    if not upn_shape(value):
        return (
            "A pupil number is a letter, then 12 figures; a temporary one ends with a letter."
            " The letters I, O and S are never used."
        )
    if not upn_checks(value):
        return "The letter does not fit the figures: one of them is wrong, or two changed places."
    return ""


def spaced(scheme: str, value: str) -> str:
    """Return a number as it is read out: an NHS number in three groups."""
    if scheme == NHS and len(value) == 10:
        return f"{value[:3]} {value[3:6]} {value[6:]}"
    return value
