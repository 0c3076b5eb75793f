"""What somebody is to a child, in words: "mother", "mother’s brother", "half-sister". Pure.

Said from the ties alone. A word that has a sex in it ("mother") is used only where one is recorded.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kith.people.ties.rules.kin import (
    ADOPTIVE,
    BIRTH,
    FOSTER,
    KINSHIP,
    STEP,
    Pair,
    Parent,
    pair,
    siblings_of,
)

FEMALE, MALE = "female", "male"
FEMALES = frozenset({"female", "f", "2", "woman", "girl", "she"})
MALES = frozenset({"male", "m", "1", "man", "boy", "he"})
OTHERWISE = frozenset({"", "u", "0", "9", "i", "not recorded", "unknown"})

WORDS: Mapping[str, Mapping[str, str]] = {
    "parent": {FEMALE: "mother", MALE: "father", "": "parent"},
    "child": {FEMALE: "daughter", MALE: "son", "": "child"},
    "sibling": {FEMALE: "sister", MALE: "brother", "": "brother or sister"},
    "partner": {FEMALE: "partner", MALE: "partner", "": "partner"},
    "spouse": {FEMALE: "wife", MALE: "husband", "": "spouse"},
    "former": {FEMALE: "former partner", MALE: "former partner", "": "former partner"},
}
BEFORE: Mapping[str, str] = {
    BIRTH: "",
    ADOPTIVE: "adoptive ",
    STEP: "step",
    FOSTER: "foster ",
    KINSHIP: "kinship ",
}
SIBLING_BEFORE: Mapping[str, str] = {
    "full": "",
    "half": "half-",
    "shared": "",
    "step": "step",
    "foster": "foster ",
}
FARTHEST = 5


def side_of(gender: str, sex: str) -> str:
    """Return "female", "male", "other" or nothing where neither was recorded.

    What somebody says of themselves comes before what was written at birth.
    """
    for said in (gender.strip().lower(), sex.strip().lower()):
        if said in FEMALES:
            return FEMALE
        if said in MALES:
            return MALE
        if said not in OTHERWISE:
            return "other"
    return ""


@dataclass(frozen=True)
class Step:
    """One step from somebody to somebody: which kind, and what comes before the word."""

    kind: str
    before: str
    to: int


@dataclass(frozen=True)
class Kin:
    """All that is needed to say what people are to each other; partners: how they stand now."""

    parents: tuple[Parent, ...]
    partners: Mapping[Pair, str]
    siblings: Mapping[Pair, str]
    sides: Mapping[int, str]

    def word(self, step: Step) -> str:
        """Return the word for somebody who is reached by a step."""
        words = WORDS[step.kind]
        said = words.get(self.sides.get(step.to, ""), words[""])
        return " or ".join(step.before + word for word in said.split(" or "))

    def steps(self, person: int) -> Iterator[Step]:
        """Give every step from a person: parents, brothers and sisters, children, partners."""
        for tie in self.parents:
            if tie.child == person:
                yield Step("parent", BEFORE[tie.how], tie.parent)
        for other, how in siblings_of(person, self.siblings):
            yield Step("sibling", SIBLING_BEFORE[how], other)
        for tie in self.parents:
            if tie.parent == person:
                yield Step("child", BEFORE[tie.how], tie.child)
        for (a, b), how in self.partners.items():
            if person in (a, b):
                yield Step(how, "", b if person == a else a)


def called(kin: Kin, person: int) -> dict[int, str]:
    """Return what everybody within reach is to a person, by the shortest way of saying it."""
    words: dict[int, str] = {person: ""}
    waiting = deque([(person, "", 0)])
    while waiting:
        one, so_far, far = waiting.popleft()
        if far == FARTHEST:
            continue
        for step in kin.steps(one):
            if step.to not in words:
                said = kin.word(step)
                words[step.to] = f"{so_far}’s {said}" if so_far else said
                waiting.append((step.to, words[step.to], far + 1))
    return words


def partners_now(pairs: Iterable[tuple[Pair, str]]) -> dict[Pair, str]:
    """Return the kind of step between partners from what they are to each other now."""
    kinds = {"married": "spouse", "separated": "former", "divorced": "former", "": "former"}
    return {pair(*two): kinds.get(how, "partner") for two, how in pairs}


def home_words(index: int, name: str, members: Collection[int], words: Mapping[int, str]) -> str:
    """Return what to call a household: "Where Sam lives", "Home of Sam’s father".

    It is called after the first of those who live there, in the order of the picture.
    """
    if index in members:
        return f"Where {name} lives"
    first = next((words[one] for one in words if one in members and words[one]), "")
    return f"Home of {name}’s {first}" if first else "A household"
