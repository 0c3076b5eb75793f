"""What is asked about a family."""

from kith.people.ties.forms.adding import AroundForm, QuickForm, RelativeForm, UnknownForm
from kith.people.ties.forms.between import (
    BY,
    QUALITY_WORDS,
    CoupleForm,
    FeelingForm,
    HomeForm,
    LossForm,
    MarkForm,
    TwinsForm,
)
from kith.people.ties.forms.mending import EndForm, VersionForm, WrongForm
from kith.people.ties.forms.sharing import ResponsibilityForm, SafeForm, ToldForm

__all__ = [
    "BY",
    "QUALITY_WORDS",
    "AroundForm",
    "CoupleForm",
    "EndForm",
    "FeelingForm",
    "HomeForm",
    "LossForm",
    "MarkForm",
    "QuickForm",
    "RelativeForm",
    "ResponsibilityForm",
    "SafeForm",
    "ToldForm",
    "TwinsForm",
    "UnknownForm",
    "VersionForm",
    "WrongForm",
]
