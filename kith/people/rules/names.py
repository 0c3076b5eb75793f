"""The names of a person: what each kind is, and which one they go by. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kith.people.rules.mistakes import Mistaken

PREFERRED = "preferred"
NAMES: Mapping[str, str] = {
    PREFERRED: "Goes by",
    "legal": "Legal name",
    "previous": "Name before",
    "alias": "Also known as",
}
LONGEST = 100


@dataclass(frozen=True)
class NewName:
    """A name to keep. One that nobody can tell apart stands whole in `given`."""

    kind: str = PREFERRED
    given: str = ""
    family: str = ""
    say_it: str = ""
    from_on: date | None = None
    source: str = ""

    @property
    def whole(self) -> str:
        """The name as it is said."""
        return whole(self.given, self.family)


def whole(given: str, family: str) -> str:
    """Return a name as it is said."""
    return f"{given} {family}".strip()


def read_name(name: NewName) -> NewName:
    """Return a name as it is kept, or say what is wrong with it."""
    if name.kind not in NAMES:
        raise Mistaken("kind", "Choose what kind of name this is.")
    given, family = (" ".join(part.split()) for part in (name.given, name.family))
    if not given and not family:
        raise Mistaken("given", "Write the name.")
    if len(whole(given, family)) > LONGEST:
        raise Mistaken("given", f"The whole name is longer than {LONGEST} characters.")
    say_it = name.say_it.strip()
    if len(say_it) > LONGEST:
        raise Mistaken("say_it", f"This is longer than {LONGEST} characters.")
    return NewName(name.kind, given, family, say_it, name.from_on, name.source.strip())


@dataclass(frozen=True)
class Preferred:
    """A preferred name that was kept: whether it ended, and when it was told."""

    given: str
    family: str
    say_it: str
    ended: bool
    told_at: datetime
    id: int


def goes_by(names: Iterable[Preferred]) -> Preferred | None:
    """Return the preferred name in force: the last told of those that did not end.

    Where the last one was taken back, the one that it had ended holds again.
    """
    return max(names, key=lambda one: (not one.ended, one.told_at, one.id), default=None)
