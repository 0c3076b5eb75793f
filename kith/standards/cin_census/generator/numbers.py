"""Pupil numbers, of a school that there is not, or why a child has none."""

from datetime import date
from random import Random

from kith.kernel.workdays import add_months
from kith.standards.cin_census.generator.chance import often, one_of

_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NO_NUMBER = (None, None, None)

Numbers = tuple[str | None, str | None, str | None]
"""The number, the former number, and why there is none."""


def pupil_numbers(
    rng: Random, born: date | None, last_day: date, only_nfa: bool, index: int
) -> Numbers:
    """Return a child's number, or the reason why there is none (8770Q, 8772)."""
    if born is None:
        return _NO_NUMBER
    at_school = add_months(born, 48) <= last_day
    if only_nfa and often(rng, 0.6):
        return None, None, "UN7"
    if at_school and often(rng, 0.94):
        number = upn(index) if often(rng, 0.97) else upn_for_a_time(index)
        return number, upn(500_000_000 + index) if often(rng, 0.04) else None, None
    why = ("UN2", "UN3", "UN4", "UN5", "UN6") if at_school else ("UN1",)
    return None, None, one_of(rng, why)


def upn(serial: int) -> str:
    """Return a pupil number."""
    return _lettered(f"005{serial:09d}")


def upn_for_a_time(serial: int) -> str:
    """Return a number for a child whose own is not yet known; it ends in a letter."""
    number, letter = divmod(serial, len(_CHECK_LETTERS))
    return _lettered(f"005{number:08d}{_CHECK_LETTERS[letter]}")


def _lettered(rest: str) -> str:
    """Return the number with its check letter (1510)."""
    values = (int(one) if one.isdigit() else _CHECK_LETTERS.index(one) for one in rest)
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return _CHECK_LETTERS[total % 23] + rest
