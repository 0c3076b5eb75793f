"""Moments of a family's picture: kept under a title, and two of them side by side."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.people.ties.commands.arranging import keep_version
from kith.people.ties.forms import VersionForm
from kith.people.ties.queries import compare_page, versions_page
from kith.people.ties.views.showing import lines_shown, shown
from kith.web.addresses import number_in
from kith.web.drafts import clear
from kith.web.opening import both, open_form


@both
def versions(request: ActorRequest, person: int) -> HttpResponse:
    """The moments that were kept, and keeping this one."""
    head, kept = versions_page(request.actor, person=person)
    form = open_form(request, VersionForm, request.path) if head.may_write else None
    if form is not None and form.is_valid():
        title = form.cleaned_data["title"]
        if attempt(form, lambda: keep_version(request.actor, person=person, title=title)):
            clear(request, request.path)
            return redirect("family-versions", person=person)
    context = {"head": head, "kept": kept, "form": form}
    return render(request, "people/family/versions.html", context)


@require_safe
def compare(request: ActorRequest, person: int, number: int) -> HttpResponse:
    """A moment beside another or today, and what changed, in words."""
    other = number_in(request.GET.get("with", ""))
    page = compare_page(request.actor, person=person, version=number, other=other)
    lines = lines_shown(request)
    drawn = [
        shown(page.before, emotional=lines, key="before", href=_nowhere),
        shown(page.after, emotional=lines, key="after", href=_nowhere),
    ]
    sides = list(zip(page.titles, drawn, strict=True))
    context = {"shown": page, "head": page.head, "sides": sides, "lines": lines}
    return render(request, "people/family/compare.html", context)


def _nowhere(person: int) -> str:
    return ""
