"""Writes about people: what they say of themselves, what we know of them, and how it changed."""

from kith.people.commands.creating import check_may_create, create_person
from kith.people.commands.details import Clash, Clashed, change_details, change_fields
from kith.people.commands.hidden import end_hidden, hide_address, name_viewer, open_hidden
from kith.people.commands.records import (
    add_name,
    add_number,
    add_phone,
    add_place,
    end_record,
    retract_record,
)
from kith.people.rules.whom import NewPerson

__all__ = [
    "Clash",
    "Clashed",
    "NewPerson",
    "add_name",
    "add_number",
    "add_phone",
    "add_place",
    "change_details",
    "change_fields",
    "check_may_create",
    "create_person",
    "end_hidden",
    "end_record",
    "hide_address",
    "name_viewer",
    "open_hidden",
    "retract_record",
]
