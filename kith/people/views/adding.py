"""Writing a person down for the first time."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.people import forms
from kith.people.commands import check_may_create, create_person
from kith.people.search.creating import Looked, Verdict, look_before_creating
from kith.people.search.finding import Found
from kith.people.search.showing import shown
from kith.people.views.frame import to_person
from kith.people.views.looking import looked_lately, not_yet
from kith.web.drafts import clear
from kith.web.opening import both, open_form

WORDS = {"child": "A child", "adult": "An adult", "professional": "A professional"}


@both
def add(request: ActorRequest, kind: str = "child") -> HttpResponse:
    """Add a person: a child, an adult of the family or network, or a professional."""
    check_may_create(request.actor)
    if kind not in WORDS:
        raise NotHere
    if not looked_lately(request):
        return HttpResponseRedirect(reverse("find"))
    form = open_form(request, forms.AddForm, request.path, kind=kind, known="apart" in request.POST)
    known: tuple[Found, ...] = ()
    if request.method == "POST" and form.errors.keys() <= {"apart"}:
        looked = look_before_creating(request.actor, who=form.whom())
        if looked.verdict is not Verdict.CLEAR:
            return not_yet(request, looked.verdict)
        known = looked.known
        form.ask_why(bool(known))
        made = _made(request, form, looked) if form.is_valid() else 0
        if made:
            return to_person(made)
    kinds = [
        {"words": words, "href": reverse("person-add", args=[one]), "here": one == kind}
        for one, words in WORDS.items()
    ]
    context = {
        "form": form,
        "kinds": kinds,
        "kind": kind,
        "known": shown(request.actor, found=known),
    }
    return render(request, "people/add.html", context)


def _made(request: ActorRequest, form: forms.AddForm, looked: Looked) -> int:
    """Make the person, who is none of those like them for the reason that was given."""
    looked = looked.told_apart(str(form.cleaned_data.get("apart", "")))
    who = form.whom()
    done = attempt(form, lambda: create_person(request.actor, who=who, looked=looked))
    if done:
        clear(request, request.path)
    return done.made if done else 0
