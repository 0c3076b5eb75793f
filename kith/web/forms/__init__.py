"""Forms drawn as GOV.UK draws them, with errors in the user's words."""

from kith.web.forms.base import KithForm
from kith.web.forms.fields import ClockField, DayField, MailField
from kith.web.forms.renderer import Renderer
from kith.web.forms.widgets import Counted, DayParts, Line, Radios, Search, Ticks

__all__ = [
    "ClockField",
    "Counted",
    "DayField",
    "DayParts",
    "KithForm",
    "Line",
    "MailField",
    "Radios",
    "Renderer",
    "Search",
    "Ticks",
]
