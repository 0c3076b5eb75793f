"""How much of what makes word usable came with it, however it reached us (SPEC A4).

The ten things are those of the form for professionals. By telephone, mail or paper some share a
box; of a child who is on record, who they are is known.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from kith.frontdoor.public.rules.usable import Usable, edition_on, usable

ON_RECORD = "on record"
OWN_FORM = "web_form"
# What has a box of its own on the form alone, and in which box it is told elsewhere.
SHARED = {"age": "who", "address": "who", "when_where": "what_happened"}


def marked(
    words: Mapping[str, str], harms: Sequence[str], on: date, *, channel: str, known: bool
) -> Usable:
    """Return which of the ten things came; `known` says that the child is on record already."""
    told = dict(words)
    if channel != OWN_FORM:
        told |= {box: words.get(box) or words.get(other, "") for box, other in SHARED.items()}
    if known:
        told |= dict.fromkeys(("known_as", "age", "address"), ON_RECORD)
    boxes: dict[str, Sequence[str]] = {box: [text] for box, text in told.items()}
    return usable(edition_on(on), {**boxes, "harms": harms})
