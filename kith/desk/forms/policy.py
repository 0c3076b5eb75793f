"""The form that proposes a rule of the council's own."""

from typing import Any

from django import forms

from kith.kernel.workdays import Unit
from kith.web.forms import DayField, KithForm, Line


class RuleForm(KithForm):
    """A new number for a rule that exists, from a day on."""

    code = forms.ChoiceField(label="Which rule")
    value = forms.IntegerField(label="Number", min_value=0, max_value=400)
    unit = forms.ChoiceField(label="Counted in", choices=[(one.value, one.value) for one in Unit])
    from_day = DayField(
        label="In force from", help_text="A day in the past changes what was judged"
    )
    words = forms.CharField(label="What the rule says", widget=Line(), max_length=200)
    source = forms.CharField(label="Where it comes from", widget=Line(), max_length=200)

    def __init__(self, *args: Any, rules: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", "Choose a rule"), *rules]  # type: ignore[attr-defined]
