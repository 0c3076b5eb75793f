"""Reads of people. Who may be seen is the database's business: the others are simply not there."""

from kith.people.queries.cards import (
    ChildCard,
    Details,
    cards_of,
    child_card,
    child_cards,
    details,
    details_of,
)
from kith.people.queries.fields import fields, fields_of
from kith.people.queries.head import PersonHead, people_to_name, who_head, writing_of
from kith.people.queries.now import homes_now, places_now, record_of
from kith.people.queries.story import Told, story
from kith.people.queries.who import WhoPage, who_page

__all__ = [
    "ChildCard",
    "Details",
    "PersonHead",
    "Told",
    "WhoPage",
    "cards_of",
    "child_card",
    "child_cards",
    "details",
    "details_of",
    "fields",
    "fields_of",
    "homes_now",
    "people_to_name",
    "places_now",
    "record_of",
    "story",
    "who_head",
    "who_page",
    "writing_of",
]
