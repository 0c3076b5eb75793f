"""What makes word of a child usable at once (SPEC A4): ten things, counted while one types.

It never holds anything up. The same declaration is read here and by the page's script, so that both
count alike: a thing is there when in each of its groups of boxes one has words in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Words = Mapping[str, Sequence[str]]

# Words that fill a box and say nothing.
NOTHING = frozenset({"", "-", "?", "n/a", "n/k", "na", "nk", "none known", "not known", "tbc",
                     "unknown", "don’t know", "don't know"})  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """One of the ten: its name, why it helps, and groups of boxes of which one each is needed."""

    key: str
    words: str
    why: str
    boxes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Edition:
    """The ten things as they are asked from a day on, and how many of them are enough."""

    number: int
    since: date
    things: tuple[Thing, ...]
    enough: int = 7


EDITIONS: tuple[Edition, ...] = (
    Edition(1, date(2018, 7, 4), (
        Thing("identity", "Who the child is, how old, and where they live",
              "so that we find what is known already",
              (("known_as", "who"), ("age",), ("address",))),
        Thing("household", "Who is at home, brothers and sisters",
              "another child may need us as well", (("others",),)),
        Thing("carers", "Parents and carers, and how to reach them",
              "they are the first whom we ask", (("carers",),)),
        Thing("what", "What happened, and when",
              "“last Tuesday at the station” tells more than “often”",
              (("what_happened",), ("when_where",))),
        Thing("harm", "Which sort of harm it may be",
              "it decides whom else we ask", (("harms",),)),
        Thing("words", "The child’s own words",
              "nobody knows it better", (("childs_words",),)),
        Thing("agreement", "What the parents say of it, or why they were not asked",
              "we then know whom we may ring", (("told_parent",), ("told_why",))),
        Thing("school", "School, and how much the child is there",
              "a child who is not there may be somewhere unsafe", (("school",),)),
        Thing("own", "What you know of before, and what you have done",
              "so that nothing is asked or tried twice", (("source_did",),)),
        Thing("context", "People, places, vehicles, online, going missing",
              "harm outside the family happens somewhere", (("people", "places"),)),
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """One of the ten as it stands, with what the script needs to count it again."""

    thing: Thing
    there: bool
    asks: str


@dataclass(frozen=True)
class Usable:
    """How usable it is: the ten, each there or not, and what is said of them together."""

    things: tuple[Counted, ...]
    enough: int

    @property
    def count(self) -> int:
        """How many are there."""
        return sum(one.there for one in self.things)

    @property
    def is_enough(self) -> bool:
        """Whether we can mostly decide by it without asking back."""
        return self.count >= self.enough

    @property
    def says(self) -> str:
        """Say it in words."""
        return verdict(self.count, len(self.things), self.enough)


def verdict(count: int, of: int, enough: int) -> str:
    """Say how usable it is. Nobody is sent away for what they do not know."""
    if count == of:
        return f"All {of}. We can decide by this."
    if count >= enough:
        return f"{count} of {of}. We can mostly decide by this, without asking you again."
    return f"{count} of {of}. Send it as it is if you know no more: we ask others."


def edition_on(day: date, editions: Iterable[Edition] = EDITIONS) -> Edition:
    """Return the ten things as they are asked on a day."""
    return max((one for one in editions if one.since <= day), key=lambda one: one.since)


def says_something(values: Sequence[str]) -> bool:
    """Say whether a box has words in it that tell anything."""
    return any(" ".join(text.lower().split()) not in NOTHING for text in values)


def usable(edition: Edition, words: Words, here: frozenset[str] = frozenset()) -> Usable:
    """Count the ten by what stands in the boxes; `here` are the boxes of the page that is shown.

    `asks` says which groups the script has to look at again: those with a box on this page, and of
    the others only those without words, which no typing here can fill.
    """
    full = frozenset(box for box, values in words.items() if says_something(values))
    return Usable(tuple(_counted(one, full, here) for one in edition.things), edition.enough)


def _counted(one: Thing, full: frozenset[str], here: frozenset[str]) -> Counted:
    there = all(full & set(group) for group in one.boxes)
    open_ = [group for group in one.boxes if not full & (set(group) - here)]
    return Counted(one, there, "|".join(" ".join(group) for group in open_))
