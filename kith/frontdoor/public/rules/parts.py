"""The parts of the form for professionals, in their order, and the boxes of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Part:
    """One page of the form: its address, its heading and its boxes."""

    slug: str
    words: str
    boxes: tuple[str, ...]


PARTS: tuple[Part, ...] = (
    Part("child", "The child", (
        "safe_now", "dangers", "where_now", "known_as", "age", "sex", "address",
        "child_phone", "who", "also",
    )),
    Part("happened", "What happened", (
        "what_happened", "when_where", "how_known", "harms", "childs_words",
    )),
    Part("family", "Family and who knows of this", (
        "others", "carers", "told_child", "told_parent", "told_why",
    )),
    Part("around", "School, people and places", (
        "school", "language", "communication", "people", "places", "strengths", "worker_risk",
    )),
    Part("you", "You and what you have done", (
        "agency", "source_name", "source_role", "call_back", "email", "lead", "source_did",
        "wants", "unnamed",
    )),
)  # fmt: skip

BY_SLUG: Mapping[str, Part] = {one.slug: one for one in PARTS}
BOXES = frozenset(box for part in PARTS for box in part.boxes)

# A letter is some pages long. Who sends a book sends a program.
MOST_LETTERS = 60_000
MOST_CHILDREN = 20


def after(slug: str) -> Part | None:
    """Return the part that comes after one; after the last there is none."""
    at = [one.slug for one in PARTS].index(slug)
    return PARTS[at + 1] if at + 1 < len(PARTS) else None


def kept(words: Words, part: Part) -> dict[str, list[str]]:
    """Return what of a page's words belongs to a part, less the character that no text holds."""
    return {box: [text.replace("\0", "") for text in words.get(box, ())] for box in part.boxes}


def length(words: Words) -> int:
    """Return how many letters there are in all boxes."""
    return sum(len(text) for values in words.values() for text in values)
