"""People as this service knows them: who they are, what they are called, where they live."""

from kith.people.models.duplicates import DuplicateProposal, MatchingRun, Merge, MergeMove
from kith.people.models.kept import Kept
from kith.people.models.keys import PersonKey
from kith.people.models.names import PersonName
from kith.people.models.person import (
    Disability,
    Identifier,
    Person,
    PersonChange,
)
from kith.people.models.places import Address, HiddenAddress, HiddenAddressViewer, Phone

__all__ = [
    "Address",
    "Disability",
    "DuplicateProposal",
    "HiddenAddress",
    "HiddenAddressViewer",
    "Identifier",
    "Kept",
    "MatchingRun",
    "Merge",
    "MergeMove",
    "Person",
    "PersonChange",
    "PersonKey",
    "PersonName",
    "Phone",
]
