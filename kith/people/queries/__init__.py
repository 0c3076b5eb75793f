"""Reads of people. Who may be seen is the database's business: the others are simply not there."""

from kith.people.queries.cards import (
    ChildCard,
    Details,
    cards_of,
    child_card,
    child_cards,
    details,
    details_of,
    find_children,
)
from kith.people.queries.fields import fields, fields_of
from kith.people.queries.story import Told, story

__all__ = [
    "ChildCard",
    "Details",
    "Told",
    "cards_of",
    "child_card",
    "child_cards",
    "details",
    "details_of",
    "fields",
    "fields_of",
    "find_children",
    "story",
]
