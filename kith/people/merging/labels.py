"""What is asked about when a merge is undone, in words: codes are for the tables. Pure."""

from collections.abc import Callable, Mapping

from kith.kernel.census import DISABILITY
from kith.people.ecomap.rules import VOICES
from kith.people.rules.numbers import SCHEMES, spaced
from kith.people.ties.rules.adding import HOWS
from kith.people.ties.rules.marks import MARKS
from kith.people.ties.rules.partners import HOWS as COUPLES
from kith.people.ties.rules.twins import HOWS as TWINS
from kith.people.ties.telling import AROUND, LOSSES, MAY, QUALITIES, RESPONSIBILITY, SAFE

Reads = Callable[[str], str]
# How each kind of tie is said, with words for its way.
TIES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "parent": ("parent", HOWS),
    "partner": ("couple", COUPLES),
    "responsibility": ("parental responsibility", RESPONSIBILITY),
    "twin": ("born together", TWINS),
}


def of(words: Mapping[str, str]) -> Reads:
    """Return what reads a code by its words; one that is of another time is itself."""
    return lambda label: words.get(label, label)


def number(label: str) -> str:
    """Read a scheme and a value: "NHS number 943 476 5919"."""
    scheme, _, value = label.partition(" ")
    return f"{SCHEMES.get(scheme, scheme)} {spaced(scheme, value)}".strip()


def tie(label: str) -> str:
    """Read a kind of tie and its way: "parent, by birth", "friend, from boxing"."""
    kind, _, how = label.partition(" ")
    said, words = TIES.get(kind, (AROUND.get(kind, kind), {}))
    way = words.get(how, how)
    return f"{said}, {way[:1].lower()}{way[1:]}" if how else said


def disability(label: str) -> str:
    """Read the code of a disability."""
    return DISABILITY.words(label)


feeling, told, safe, loss, mark, voice = map(of, (QUALITIES, MAY, SAFE, LOSSES, MARKS, VOICES))
