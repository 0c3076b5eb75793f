"""Forms for what one line of a person holds; two who write at once are put together."""

from datetime import date
from typing import Any

from django.http import HttpResponse

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.people import forms
from kith.people.editing import last_to_change, seen_fields, settle_fields
from kith.people.queries import writing_of
from kith.people.rules.fields import ABOUT, BIRTH, WORK
from kith.people.views.frame import form_page, to_person
from kith.web.conflicts import conflict_page
from kith.web.drafts import clear
from kith.web.forms import KithForm
from kith.web.opening import both, open_form
from kith.web.versions import Seen, mine_in, seen_in


@both
def about(request: ActorRequest, person: int) -> HttpResponse:
    """What somebody says they are."""
    return _edit(request, person, forms.AboutForm, ABOUT, "About {}")


@both
def born(request: ActorRequest, person: int) -> HttpResponse:
    """When somebody was born, is expected, or died; and how old they seem where nobody knows."""
    now = seen_fields(request.actor, person, BIRTH)
    more = {"before": now.values["apparent"]}
    return _edit(request, person, forms.BornForm, BIRTH, "When {} was born", **more)


@both
def work(request: ActorRequest, person: int) -> HttpResponse:
    """How we know somebody, and what they do."""
    return _edit(request, person, forms.WorkForm, WORK, "What {} does")


def _edit(
    request: ActorRequest,
    person: int,
    form_class: type[KithForm],
    names: tuple[str, ...],
    heading: str,
    **more: Any,
) -> HttpResponse:
    head = writing_of(request.actor, person=person)
    now = seen_fields(request.actor, person, names)
    first = {name: _initial(value) for name, value in now.values.items()}
    form = open_form(request, form_class, request.path, seen=now, initial=first, **more)
    if form.is_valid():
        answer = _save(request, person, form, now, head.card.name)
        if answer:
            return answer
    return form_page(request, head, form, heading.format(head.card.name), save="Save")


def _save(
    request: ActorRequest, person: int, form: KithForm, now: Seen, name: str
) -> HttpResponse | None:
    """Write the form, or ask about what clashes; None where something is wrong in a box."""
    base = seen_in(request) or now
    mine = mine_in(request, form.cleaned_data, base)
    done = attempt(form, lambda: settle_fields(request.actor, person, base, mine))
    if not done:
        return None
    settled = done.made
    if not settled.is_written:
        who = last_to_change(request.actor, person)
        return conflict_page(request, form, settled, what=f"what we know of {name}", who=who)
    clear(request, request.path)
    return to_person(person)


def _initial(value: Any) -> Any:
    """Return a kept value as its box takes it: a day as a day."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value
