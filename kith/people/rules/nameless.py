"""What to call somebody who has no name yet: what is known of them, never only a number. Pure."""

from datetime import date

from kith.people.rules.ages import Apparent
from kith.people.rules.naming import short_day

WHO = {"adult": "Adult", "professional": "Professional"}


def described(
    person: int,
    kind: str,
    *,
    born: date | None = None,
    expected: date | None = None,
    apparent: Apparent | None = None,
    work: str = "",
) -> str:
    """Return what to call somebody: "Unborn child, expected March 2027"."""
    who = WHO.get(kind, "Child")
    if work:
        return f"{who}: {work}"
    if born:
        return f"{who} born {short_day(born)}"
    if expected:
        return f"Unborn child, expected {expected:%B} {expected.year}"
    if apparent:
        return f"{who} who {apparent.words}"
    return f"{who} with no name yet ({person})"


def before_birth(expected: date, today: date) -> str:
    """Say in the place of an age where a child before birth is."""
    return "not yet born" if expected >= today else f"expected on {short_day(expected)}"
