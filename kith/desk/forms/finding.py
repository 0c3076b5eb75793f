"""What finding a child asks: words to look for, and opening a record with a reason."""

from django import forms

from kith.access.rules import BREAK_GLASS_REASONS
from kith.desk.forms.writing import TEXT
from kith.web.forms import Counted, KithForm, Line, Radios, Search


def _about(label: str, width: int | None = 20, hint: str = "") -> forms.CharField:
    line = Line(width) if width else Line()
    return forms.CharField(label=label, help_text=hint, widget=line, max_length=60, required=False)


class FindForm(KithForm):
    """Looking for somebody: one box for everything, and a box for each thing that is known."""

    q = forms.CharField(
        label="Who is it?",
        help_text="Names in any order, as you heard them; an age or date of birth; a street, "
        "postcode, telephone or number. “sam okoro 14 SE15”",
        widget=Search(),
        max_length=200,
        required=False,
    )
    name = _about("Names", None, "Also a short name, or one from before.")
    born = _about("Date of birth", 10, "27 3 2012, or the year.")
    age = _about("Age", 3)
    street = _about("Street", 20, "“14 Rye Lane”")
    postcode = _about("Postcode", 10)
    telephone = _about("Telephone")
    number = _about("Number", 20, "NHS, pupil or council’s number.")

    def text(self) -> str:
        """Return all that was typed as one line, each thing apart from the next."""
        told = {name: str(value).strip() for name, value in self.cleaned_data.items()}
        if told.get("age"):
            told["age"] = f"aged {told['age']}"
        return " | ".join(value for value in told.values() if value)

    @property
    def fuller(self) -> bool:
        """Say whether something stands in the boxes for single things."""
        return any(self.data.get(name) for name in self.fields if name != "q")


class OpenForm(KithForm):
    """Opening a record that is not yours, by a number that one has at hand."""

    number = forms.CharField(
        label="A number of the child",
        help_text="The council’s number, the pupil number, or the record’s own.",
        widget=Line(20),
        max_length=60,
    )
    reason_code = forms.ChoiceField(
        label="Why do you need it now?",
        choices=list(BREAK_GLASS_REASONS.items()),
        widget=Radios(),
    )
    words = forms.CharField(label="What will you do with it?", widget=Counted(TEXT, rows=3))
