"""What each step of a contact asks."""

from kith.frontdoor.forms.steps.belonging import (
    DuplicateForm,
    IdentifyForm,
    LookForm,
    OwnerForm,
    ReopenForm,
    WhyForm,
)
from kith.frontdoor.forms.steps.grading import (
    AskBackForm,
    AssessedForm,
    CameForm,
    DangerForm,
    GradeForm,
    MorningForm,
    TakeUpForm,
    TapForm,
)
from kith.frontdoor.forms.steps.helping import (
    AcceptHelpForm,
    EndForm,
    MetForm,
    RefusedForm,
    TakenForm,
    TellForm,
)
from kith.frontdoor.forms.steps.meeting import FirstMetForm
from kith.frontdoor.forms.steps.shaken import (
    RippleForm,
    ShakenForm,
)
from kith.frontdoor.forms.steps.strategy import (
    AskStrategyForm,
    DeclinedForm,
    DisputeForm,
    HeldForm,
    IncidentForm,
    ResolveForm,
)

__all__ = [
    "AcceptHelpForm",
    "AskBackForm",
    "AskStrategyForm",
    "AssessedForm",
    "CameForm",
    "DangerForm",
    "DeclinedForm",
    "DisputeForm",
    "DuplicateForm",
    "EndForm",
    "FirstMetForm",
    "GradeForm",
    "HeldForm",
    "IdentifyForm",
    "IncidentForm",
    "LookForm",
    "MetForm",
    "MorningForm",
    "OwnerForm",
    "RefusedForm",
    "ReopenForm",
    "ResolveForm",
    "RippleForm",
    "ShakenForm",
    "TakeUpForm",
    "TakenForm",
    "TapForm",
    "TellForm",
    "WhyForm",
]
