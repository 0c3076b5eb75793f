"""The form that every page uses: errors gathered for the summary, said in the user's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from kith.web.forms.fields import DayField

CHOOSES = (forms.ChoiceField, forms.ModelChoiceField)
DJANGO_SAYS = forms.Field.default_error_messages["required"]


@dataclass(frozen=True)
class Problem:
    """One line of the error summary: what is wrong and the box that puts it right."""

    words: str
    href: str


def missing_words(field: forms.Field, label: str) -> str:
    """Say what is missing, naming the box as the page does."""
    if isinstance(field, CHOOSES):
        return f"Choose an answer to “{label}”"
    return f"Give the day for “{label}”" if isinstance(field, DayField) else f"Fill in “{label}”"


@dataclass(frozen=True)
class Opened:
    """The hidden boxes of a form: one for keeping its words, one for the version it was drawn from;
    and when the words that it opened with were kept.
    """

    ticket: str = ""
    seen: str = ""
    kept_at: datetime | None = None


class KithForm(forms.Form):
    """A form whose errors come from the server in plain words, and whose words are never lost.

    `words` is what was typed before and kept (see `kith.web.opening`): the form shows it again,
    as it was typed, without yet judging it.
    """

    use_required_attribute = False
    opened = Opened()

    def __init__(self, *args: Any, words: Any = None, **kwargs: Any) -> None:
        self.restored = words is not None and not args and kwargs.get("data") is None
        if self.restored:
            kwargs["data"] = words
        super().__init__(*args, **kwargs)
        if self.restored:
            self._errors = ErrorDict()
        for name, field in self.fields.items():
            if field.error_messages["required"] == DJANGO_SAYS:
                label = str(field.label or name.replace("_", " "))
                field.error_messages["required"] = missing_words(field, label)

    def is_valid(self) -> bool:
        """Say whether what was sent can be used; words only brought back were not sent."""
        return not self.restored and super().is_valid()

    @property
    def drawn(self) -> list[forms.BoundField]:
        """Every box in the order of the page: as declared, unless a form draws itself otherwise."""
        return list(self)

    @property
    def problems(self) -> list[Problem]:
        """Every error with the box it belongs to, in the order of the page."""
        found = [Problem(str(words), "#main-content") for words in self.non_field_errors()]
        for bound in self.drawn:
            found += [Problem(str(words), f"#{first_box(bound)}") for words in bound.errors]
        return found


def first_box(bound: forms.BoundField) -> str:
    """Return the id of the first box of a field: of a group, that of its first choice."""
    return bound.id_for_label or f"{bound.auto_id}_0"
