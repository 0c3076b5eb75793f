"""What a template is made of: items, what they weigh, and when they are asked at all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

FIRST = date(2018, 7, 4)
CRITICAL, PLAIN = 3, 1

# When an item is asked that is not asked always.
CONDITIONS: Mapping[str, str] = {
    "exploitation": "There is a sign of exploitation",
    "looked_after": "The child is looked after",
    "sixteen": "The child is 16 or over",
}


# Asked by a manager on a page of its own, and read by those alone who are named (SPEC H2, R6).
# What it is about is said to nobody else: not by its label, nor by the name of its condition.
APART = "apart"
KEPT_APART = "Something that is kept for those who are named for it"


@dataclass(frozen=True)
class Item:
    """One thing that we need to know. `when` names the condition under which it is asked."""

    key: str
    label: str
    critical: bool = False
    when: str = ""
    common: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether its answer is for those alone who are named."""
        return self.when == APART

    @property
    def for_all(self) -> "Item":
        """The same as everybody may read it."""
        return replace(self, label=KEPT_APART) if self.is_apart else self

    @property
    def weight(self) -> int:
        """What it counts for in how complete an answer is."""
        return CRITICAL if self.critical else PLAIN


COMMON: tuple[Item, ...] = (
    Item("c1", "By what did you know the child: name, date of birth, address, a number, another "
         "name?", common=True),
    Item("c2", "Which systems did you search, and from when to when?", common=True),
    Item("c3", "May the family know that you answered, and of what you say?", common=True),
)  # fmt: skip


@dataclass(frozen=True)
class Template:
    """What one agency is asked from a day on, and what it must not send."""

    agency: str
    number: int
    since: date
    own: tuple[Item, ...]
    never: str = ""

    @property
    def code(self) -> str:
        """Its name in a record: "police/1"."""
        return f"{self.agency}/{self.number}"

    @property
    def every(self) -> tuple[Item, ...]:
        """All that it can ask: what is common to all agencies first."""
        return (*COMMON, *self.own)

    def asks(self, conditions: Collection[str] = ()) -> tuple[Item, ...]:
        """Return what it asks where these conditions hold."""
        return tuple(one for one in self.every if not one.when or one.when in conditions)


def items(*told: str) -> tuple[Item, ...]:
    """Return items numbered from 1. A leading "*" marks a critical one, "?name " a condition."""
    return tuple(_item(number, words) for number, words in enumerate(told, start=1))


def _item(number: int, words: str) -> Item:
    critical, when = words.startswith("*"), ""
    text = words.lstrip("*")
    if text.startswith("?"):
        when, _, text = text[1:].partition(" ")
    return Item(str(number), text, critical, when)
