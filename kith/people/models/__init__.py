"""People as this service knows them: who they are, what they are called, where they live."""

from kith.people.models.duplicates import DuplicateProposal, MatchingRun, Merge, MergeMove
from kith.people.models.ecomap import Ecomap, EcomapLine
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
from kith.people.models.ties import (
    Bond,
    ContactSafety,
    HouseholdMember,
    Loss,
    Mark,
    Nudge,
    PictureVersion,
    Tie,
    Told,
    UnknownParent,
)

__all__ = [
    "Address",
    "Bond",
    "ContactSafety",
    "Disability",
    "DuplicateProposal",
    "Ecomap",
    "EcomapLine",
    "HiddenAddress",
    "HiddenAddressViewer",
    "HouseholdMember",
    "Identifier",
    "Kept",
    "Loss",
    "Mark",
    "MatchingRun",
    "Merge",
    "MergeMove",
    "Nudge",
    "Person",
    "PersonChange",
    "PersonKey",
    "PersonName",
    "Phone",
    "PictureVersion",
    "Tie",
    "Told",
    "UnknownParent",
]
