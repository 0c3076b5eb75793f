"""The page on which a person decides between two values of one field."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from kith.web import words
from kith.web.forms import DayField, KithForm
from kith.web.merge import Conflict, Side
from kith.web.versions import CHOICE, Settled, stamp


@dataclass(frozen=True)
class Choice:
    """One field to decide, with both values in words; text may also be kept from both."""

    name: str
    label: str
    was: str
    mine: str
    theirs: str
    is_text: bool


def shown(bound: BoundField, value: Any) -> str:
    """Return a value as a reader knows it: the words of a choice, yes and no, "nothing"."""
    labels = {str(key): str(said) for key, said in getattr(bound.field, "choices", ())}
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(bound.field, DayField) and value:
        return words.day(date.fromisoformat(str(value)))
    if isinstance(value, list):
        return words.listed([labels.get(str(each), str(each)) for each in value]) or "Nothing"
    return labels.get(str(value), str(value)) if value not in (None, "") else "Nothing"


def choice(form: KithForm, name: str, conflict: Conflict) -> Choice:
    """Return one field to decide."""
    bound = form[name]
    both = (conflict.mine, conflict.theirs)
    is_text = bound.widget_type in ("textarea", "counted") and all(both)
    was, mine, theirs = (shown(bound, v) for v in (conflict.was, *both))
    return Choice(name, str(bound.label), was, mine, theirs, is_text)


def sent(data: MultiValueDict[str, str]) -> list[tuple[str, str]]:
    """Return what was sent, box by box as it was, to be sent again beside the choices."""
    names = [n for n in data if not n.startswith("kith-") and n != "csrfmiddlewaretoken"]
    return [(name, value) for name in names for value in data.getlist(name)]


def conflict_page(
    request: HttpRequest, form: KithForm, settled: Settled, *, what: str, who: str = "Somebody"
) -> HttpResponse:
    """Ask which value is right. The answer comes back to the view that the form was sent to."""
    merged = settled.merged
    taken = [name for name, side in merged.sides.items() if side is Side.THEIRS]
    context = {
        "form": form,
        "sent": sent(cast(MultiValueDict[str, str], form.data)),
        "what": what,
        "who": who,
        "choices": [choice(form, name, each) for name, each in merged.conflicts.items()],
        "choice_prefix": CHOICE,
        "theirs": [f"{CHOICE}{name}" for name in taken if name in form.fields],
        "seen": stamp(settled.now),
    }
    return render(request, "web/conflict.html", context)
