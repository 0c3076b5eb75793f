"""Forms about a person, each about one thing."""

from kith.people.forms.adding import AddForm
from kith.people.forms.fields import AboutForm, BornForm, WorkForm
from kith.people.forms.hidden import HideForm, NameViewerForm, OpenHiddenForm
from kith.people.forms.records import (
    EndForm,
    NameForm,
    NumberForm,
    PhoneForm,
    PlaceForm,
    RetractForm,
)

__all__ = [
    "AboutForm",
    "AddForm",
    "BornForm",
    "EndForm",
    "HideForm",
    "NameForm",
    "NameViewerForm",
    "NumberForm",
    "OpenHiddenForm",
    "PhoneForm",
    "PlaceForm",
    "RetractForm",
    "WorkForm",
]
