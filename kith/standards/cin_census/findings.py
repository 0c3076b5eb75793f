"""What is wrong with a return's structure, said so that a person can find it and put it right."""

from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 80


class CannotRead(Exception):
    """The file cannot be read as a return at all; the message is one plain line."""


class Kind(StrEnum):
    """The ways in which a return's structure can be wrong."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    MISPLACED = "misplaced"
    REPEATED = "repeated"
    UNREADABLE = "unreadable"
    CODE = "code"
    STRAY = "stray text"
    ATTRIBUTE = "attribute"
    NESTED = "nested"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its line, the child, the element, the value, the group it is in.

    `at` is the element at whose start the fault shows; a missing element shows at the one that
    came in its place, or at the group that ended without it.
    """

    line: int
    kind: Kind
    group: str
    element: str
    value: str | None
    at: str
    year: int
    child: str | None = None

    @property
    def words(self) -> str:
        """Return the fault in plain words."""
        value = shortened(self.value or "")
        return _WORDS[self.kind].format(f=self, value=f"“{value}”" if value else "nothing")


_WORDS = {
    Kind.MISSING: "{f.element} is missing from {f.group}",
    Kind.UNKNOWN: "{f.element} has no place in {f.group} in {f.year}",
    Kind.MISPLACED: "{f.element} is out of its order in {f.group}",
    Kind.REPEATED: "{f.element} is there more than once in {f.group}; this one holds {value}",
    Kind.UNREADABLE: "{f.element} holds {value}, which is not written as {f.year} asks",
    Kind.CODE: "{f.element} holds {value}, which is not one of its codes in {f.year}",
    Kind.STRAY: "Text between the elements of {f.group}: {value}",
    Kind.ATTRIBUTE: "{f.at} carries an attribute, {f.element}, which has no place there",
    Kind.NESTED: "{f.element} should hold text only, and holds other elements",
}


def shortened(text: str) -> str:
    """Return the text on one line, cut short if it is long."""
    flat = " ".join(text[: 2 * _LONGEST].split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
