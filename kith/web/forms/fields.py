"""Fields that read what people type: a day in three boxes, a time of day, an address."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.kernel import clock
from kith.web.forms.days import PARTS, Unread, read_day, read_time
from kith.web.forms.widgets import DayParts, Line


class MailField(forms.EmailField):
    """An address to write to, no longer than one may be (RFC 5321 section 4.5.3.1.3)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, **kwargs)


class DayField(forms.Field):
    """A day. `past=True` takes none after today, `future=True` none before it."""

    widget: DayParts

    def __init__(self, *, past: bool = False, future: bool = False, **kwargs: Any) -> None:
        self.past, self.future = past, future
        super().__init__(widget=DayParts(), **kwargs)

    def clean(self, value: Any) -> date | None:
        """Return the day, or say what is wrong with it and mark the boxes."""
        if not any(part.strip() for part in value or ()):
            self.widget.wrong = PARTS if self.required else ()
            self.validate("")
            return None
        try:
            return self.within(read_day(value[0], value[1], value[2], clock.today()))
        except Unread as problem:
            self.widget.wrong = problem.parts
            raise ValidationError(problem.words, code="unread") from problem

    def within(self, day: date) -> date:
        """Hold the day to the past or the future where the field says so."""
        if self.past and day > clock.today():
            raise Unread("This day has not come yet")
        if self.future and day < clock.today():
            raise Unread("This day has already gone")
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days, not the ways of writing them."""
        try:
            return bool(self.clean(data) != initial)
        except ValidationError:
            return True


class ClockField(forms.CharField):
    """A time of day, as people write it; cleaned to a time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": Line(width=5), **kwargs})

    def clean(self, value: Any) -> time | None:
        """Return the time, or say how to write one."""
        typed = super().clean(value)
        try:
            return read_time(typed) if typed else None
        except Unread as problem:
            raise ValidationError(problem.words, code="unread") from problem

    def prepare_value(self, value: Any) -> Any:
        """Show a time as the clock shows it."""
        return f"{value:%H:%M}" if isinstance(value, time) else value
