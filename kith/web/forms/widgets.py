"""Widgets beyond Django's: three boxes for a day, choices with hints, text that is counted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from kith.web.forms.days import PARTS

Attrs = dict[str, Any]


class Line(forms.TextInput):
    """One line of text, as wide as what it is for: 2, 3, 4, 5, 10 or 20 letters."""

    def __init__(self, width: int | None = None, **attrs: Any) -> None:
        look = {"class": f"govuk-input--width-{width}"} if width else {}
        super().__init__(attrs={**look, **attrs})


class Search(forms.TextInput):
    """A line to search with; the "/" key reaches the first on a page."""

    input_type = "search"
    template_name = "django/forms/widgets/text.html"

    def __init__(self) -> None:
        super().__init__(attrs={"data-kith-search": True, "aria-keyshortcuts": "/"})


class Counted(forms.Textarea):
    """Several lines, with a count of what is left. The count warns and never cuts."""

    template_name = "web/forms/counted.html"

    def __init__(self, most: int, rows: int = 5) -> None:
        self.most = most
        super().__init__(attrs={"rows": rows})

    def get_context(self, name: str, value: Any, attrs: Attrs | None) -> dict[str, Any]:
        """Add the limit for the template."""
        context = super().get_context(name, value, attrs)
        context["widget"]["most"] = self.most
        context["widget"]["attrs"].pop("maxlength", None)
        return context


class Hinted(forms.RadioSelect):
    """Choices of which some carry a hint; `inline` for two short ones, `small` in dense places."""

    def __init__(
        self, hints: Mapping[str, str] | None = None, inline: bool = False, small: bool = False
    ) -> None:
        self.hints, self.inline, self.small = dict(hints or {}), inline, small
        super().__init__()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give each choice its hint."""
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}

    def get_context(self, name: str, value: Any, attrs: Attrs | None) -> dict[str, Any]:
        """Tell the template how to lay the choices out."""
        context = super().get_context(name, value, attrs)
        context["widget"].update(inline=self.inline, small=self.small)
        return context


class Radios(Hinted):
    """One of several."""

    template_name = "web/forms/radios.html"


class Ticks(Hinted):
    """Any of several."""

    template_name = "web/forms/ticks.html"
    input_type = "checkbox"
    allow_multiple_selected = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return all that were ticked."""
        return data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say no always: unticked boxes are not sent at all."""
        return False


class DayParts(forms.Widget):
    """Three boxes for a day. The first takes a whole day in words as well."""

    template_name = "web/forms/day.html"
    use_fieldset = True

    def __init__(self) -> None:
        self.wrong: tuple[str, ...] = ()
        super().__init__()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return what stands in the three boxes."""
        return tuple(data.get(f"{name}-{part}") or "" for part in PARTS)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Say whether none of the three was sent."""
        return not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Lead an error to the first box."""
        return f"{id_}-day" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: Attrs | None) -> dict[str, Any]:
        """Lay the value out over the three boxes."""
        context = super().get_context(name, None, attrs)
        if isinstance(value, date):
            value = (str(value.day), str(value.month), str(value.year))
        held = value or ("", "", "")
        context["widget"]["parts"] = [
            {"part": part, "name": f"{name}-{part}", "value": shown, "wrong": part in self.wrong}
            for part, shown in zip(PARTS, held, strict=True)
        ]
        return context
