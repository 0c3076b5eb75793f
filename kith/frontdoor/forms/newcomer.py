"""What is asked of a child who is on no record yet: folded away, none of it needed to save."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.frontdoor.commands.newcomers import Newcomer
from kith.people.forms.common import SeemedField, line
from kith.people.forms.fields import NOT_SAID, choices
from kith.people.rules.fields import apparent_of
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.places import NewPhone, NewPlace, read_phone, read_postcode
from kith.web.forms import Radios, Ticks

ABOUT = ("other_names", "seems", "sex", "gender", "ethnicity", "disabilities")
REACHED = ("home_lines", "home_town", "home_postcode", "child_phone")
BOXES = (*ABOUT, *REACHED)


class Read(forms.CharField):
    """One line that is read by a rule of the people's records, and says what is wrong with it."""

    def __init__(self, read: Callable[[str], str], like: forms.CharField) -> None:
        super().__init__(
            label=like.label, widget=like.widget, max_length=like.max_length, required=False
        )
        self.read = read

    def clean(self, value: Any) -> str:
        """Return it as it is kept."""
        typed = str(super().clean(value))
        try:
            return self.read(typed) if typed else ""
        except Mistaken as wrong:
            raise ValidationError(wrong.words, code="unread") from wrong


def boxes() -> dict[str, forms.Field]:
    """Return the boxes, by name, with the codes of today."""
    return {
        "other_names": line("Other names they go by", 100),
        "seems": SeemedField(
            label="How old do they seem, if no date of birth is known?",
            help_text="15, or 14 to 16. They are treated as the younger.",
        ),
        "sex": forms.ChoiceField(
            label="Sex", choices=[*choices("sex"), NOT_SAID], widget=Radios(inline=True),
            required=False,
        ),
        "gender": line("Gender, as they say it", 60),
        "ethnicity": forms.ChoiceField(
            label="Ethnicity", help_text="As they describe it, never as they look.",
            choices=[NOT_SAID, *choices("ethnicity")], required=False,
        ),
        "disabilities": forms.MultipleChoiceField(
            label="Disabilities, if told", choices=choices("disabilities"),
            widget=Ticks(small=True), required=False,
        ),
        "home_lines": line("Where do they live now? Number and street", 200, width=None),
        "home_town": line("Town", 60),
        "home_postcode": Read(read_postcode, line("Postcode", 10, width=10)),
        "child_phone": Read(_telephone, line("The child’s own telephone", 120)),
    }  # fmt: skip


def newcomer(told: Mapping[str, Any]) -> Newcomer:
    """Return what was said of a new child, from a form that is valid."""
    lines, town, postcode = (told.get(name, "") for name in REACHED[:3])
    number = told.get("child_phone", "")
    return Newcomer(
        **{name: told.get(name, "") for name in ("other_names", "sex", "gender", "ethnicity")},
        **{name: told.get(f"asked_{name}", "") for name in ("language", "communication")},
        apparent=apparent_of(told.get("seems", "")),
        disabilities=tuple(told.get("disabilities", ())),
        place=NewPlace("home", lines, town, postcode) if lines or town or postcode else None,
        phone=NewPhone(_kind_of(number), number) if number else None,
    )


def _telephone(typed: str) -> str:
    return read_phone(NewPhone("mobile", typed)).value


def _kind_of(number: str) -> str:
    return "mobile" if number.startswith("07") else "home"
