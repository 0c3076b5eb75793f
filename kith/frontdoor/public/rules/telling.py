"""From the boxes of a letter to what a contact is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kith.frontdoor.public.rules.parts import MOST_CHILDREN

Words = Mapping[str, Sequence[str]]

# Boxes that a contact has a place of its own for; what is left goes with the form's own questions.
OWN = ("safe_now", "where_now", "what_happened", "agency", "source_name", "source_role",
       "call_back", "childs_words", "told_child", "told_parent", "told_why")  # fmt: skip
MANY = ("harms", "dangers")
ASKED = ("age", "address", "child_phone", "language", "communication", "when_where", "how_known",
         "others", "carers", "school", "people", "places", "strengths", "worker_risk",
         "source_did", "wants", "email", "lead")  # fmt: skip
# What goes to the record of a child who is new, beside the name.
NEW = {"sex": 1, "language": 60, "communication": 2_000}
SEXES = frozenset({"F", "M"})


@dataclass(frozen=True)
class Telling:
    """What was told, once; and whom it is about, the first one first, by name or description."""

    words: dict[str, str]
    many: dict[str, tuple[str, ...]]
    asked: dict[str, str]
    unnamed: bool
    first: str
    who: str
    also: tuple[str, ...]
    new: dict[str, str] = field(default_factory=dict)


def told(body: Words) -> Telling:
    """Return what a letter tells."""
    return Telling(
        words={box: _one(body, box) for box in OWN},
        many={box: tuple(body.get(box, ())) for box in MANY},
        asked={box: _one(body, box) for box in ASKED if _one(body, box)},
        unnamed=_one(body, "unnamed") == "on",
        first=_one(body, "known_as"),
        who=_one(body, "who"),
        also=children(_one(body, "also")),
        new={box: _one(body, box)[:most] for box, most in NEW.items() if _may(body, box)},
    )


def children(text: str) -> tuple[str, ...]:
    """Return the other children, a line each; what is over twenty stands together in the last."""
    lines = [line.strip()[:100] for line in text.splitlines() if line.strip()]
    return tuple(lines[:MOST_CHILDREN])


def _may(body: Words, box: str) -> bool:
    """A page may be left with anything in its boxes: only what is a code goes where codes go."""
    return box != "sex" or _one(body, box) in SEXES


def _one(body: Words, box: str) -> str:
    return next(iter(body.get(box, ())), "").strip()
