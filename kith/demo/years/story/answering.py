"""A child who wrote to us themselves hears from us, and meets somebody who is on their side."""

from collections.abc import Mapping
from datetime import datetime

from kith.demo.years import words
from kith.demo.years.hands import DAY_DESK
from kith.demo.years.story.telling import Teller
from kith.frontdoor.rules.wishes import wishes


def child_hears(
    teller: Teller, label: str, channel: str, asked: Mapping[str, str], arrived: datetime,
    since: datetime,
) -> None:  # fmt: skip
    """Tell how a child's wishes were kept, where it was the child who told us."""
    wish = wishes(channel, asked)
    by = teller.any_of(DAY_DESK) if wish else ""
    if wish.get("reach"):
        at = teller.done("acknowledged", "CHILD-ANSWER", arrived, teller.soon(since, 10, 90))
        teller.tell(at, by, "answer_child", label, way=words.REACHED, words=words.SAID_TO_CHILD)
    if wish.get("advocate"):
        at = teller.done("help", "ADVOCATE", arrived, teller.soon(since, 60, 600))
        ally = teller.any_of(words.ALLIES)
        teller.tell(at, by, "introduce_advocate", label, by=ally, words=words.MET_ALLY)
