"""What each step of a contact asks."""

from kith.frontdoor.forms.steps.answering import (
    AdvocateForm,
    ChildAnsweredForm,
    DecideHereForm,
    NoAdvocateForm,
)
from kith.frontdoor.forms.steps.asking import (
    ChaseForm,
    CloseForm,
    RefuseForm,
    RingForm,
    WithdrawForm,
)
from kith.frontdoor.forms.steps.belonging import (
    DuplicateForm,
    LookForm,
    OwnerForm,
    ReopenForm,
    WhyForm,
)
from kith.frontdoor.forms.steps.events import PartEventForm, SameEventForm
from kith.frontdoor.forms.steps.grading import (
    AskBackForm,
    AskedAgainForm,
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
    ArrivedForm,
    EndForm,
    MetForm,
    NextStepForm,
    RefusedForm,
    TakenForm,
    TellForm,
)
from kith.frontdoor.forms.steps.known import KnownShakenForm
from kith.frontdoor.forms.steps.meeting import FirstMetForm
from kith.frontdoor.forms.steps.naming import IdentifyForm
from kith.frontdoor.forms.steps.shaken import (
    ConsideredForm,
    LookAgainForm,
    RippleForm,
    ShakenForm,
)
from kith.frontdoor.forms.steps.sourcing import MomentForm, SourceForm
from kith.frontdoor.forms.steps.strategy import (
    AskStrategyForm,
    ConvenedForm,
    DeclinedForm,
    DisputeForm,
    HeardForm,
    HeldForm,
    IncidentForm,
    LookAtNoneForm,
    ResolveForm,
    StandsForm,
)

__all__ = [
    "AcceptHelpForm",
    "AdvocateForm",
    "ArrivedForm",
    "AskBackForm",
    "AskStrategyForm",
    "AskedAgainForm",
    "AssessedForm",
    "CameForm",
    "ChaseForm",
    "ChildAnsweredForm",
    "CloseForm",
    "ConsideredForm",
    "ConvenedForm",
    "DangerForm",
    "DecideHereForm",
    "DeclinedForm",
    "DisputeForm",
    "DuplicateForm",
    "EndForm",
    "FirstMetForm",
    "GradeForm",
    "HeardForm",
    "HeldForm",
    "IdentifyForm",
    "IncidentForm",
    "KnownShakenForm",
    "LookAgainForm",
    "LookAtNoneForm",
    "LookForm",
    "MetForm",
    "MomentForm",
    "MorningForm",
    "NextStepForm",
    "NoAdvocateForm",
    "OwnerForm",
    "PartEventForm",
    "RefuseForm",
    "RefusedForm",
    "ReopenForm",
    "ResolveForm",
    "RingForm",
    "RippleForm",
    "SameEventForm",
    "ShakenForm",
    "SourceForm",
    "StandsForm",
    "TakeUpForm",
    "TakenForm",
    "TapForm",
    "TellForm",
    "WhyForm",
    "WithdrawForm",
]
