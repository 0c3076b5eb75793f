"""Pages of access: opening a record with a reason, who may see it, who has looked, reviews."""

import re
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kith.access import commands, forms, queries, rules
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.accounts.roles import Area, Level
from kith.kernel.mistakes import Mistake
from kith.web.drafts import clear
from kith.web.forms import KithForm
from kith.web.opening import both, open_form

AForm = TypeVar("AForm", bound=KithForm)
NOTHING_OPENED = "Nothing was opened. Look whether the number is right."


@both
def open_record(request: ActorRequest) -> HttpResponse:
    """Open a record that is not yours for a quarter of an hour, with a reason."""
    commands.check_may_break_glass(request.actor)
    asked = {"record": request.GET.get("record") or _record_left(request)}
    form = open_form(request, forms.OpenForm, "break-glass", initial=asked)
    if form.is_valid():
        record, reason, words = (form.cleaned_data[name] for name in form.fields)
        opened = attempt(
            form,
            lambda: commands.break_glass(
                request.actor, person=record, reason_code=reason, words=words
            ),
            not_here=Mistake("record", NOTHING_OPENED),
        )
        if opened:
            clear(request, "break-glass")
            return HttpResponseRedirect(reverse("child", args=[record]))
    return render(request, "access/open.html", {"form": form})


def _record_left(request: ActorRequest) -> str:
    """Return the number of the record at whose address the reader was told "no such page"."""
    found = re.search(r"/child/(\d+)/", urlsplit(request.headers.get("Referer", "")).path)
    return found.group(1) if found else ""


@require_safe
def who_may_see(request: ActorRequest, person: int) -> HttpResponse:
    """Who may see this record, and why."""
    context = {
        "person": person,
        "sight": queries.sight_of(request.actor, person=person),
        "decides": request.actor.may(Area.CHILD, Level.DECIDE),
        "restricts": any(rules.may_set(code, request.actor.roles) for code in rules.RESTRICTIONS),
        "lifts": {c for c in rules.RESTRICTIONS if rules.may_lift(c, request.actor.roles)},
    }
    return render(request, "access/sight.html", context)


@require_safe
def who_has_looked(request: ActorRequest, person: int) -> HttpResponse:
    """Who has looked at this record."""
    looks = queries.who_has_looked(request.actor, person=person)
    return render(request, "access/looks.html", {"person": person, "looks": looks})


@both
def give_grant(request: ActorRequest, person: int) -> HttpResponse:
    """Let a colleague see this child."""

    def give(form: forms.GrantForm) -> None:
        commands.give_grant(
            request.actor,
            person=person,
            reach="worker",
            reason=form.cleaned_data["reason"],
            account=form.cleaned_data["account"][0],
            until=form.last_moment,
        )

    return _about(request, person, forms.GrantForm, give, "Let a colleague see this record")


@require_POST
def end_grant(request: ActorRequest, person: int, grant: int) -> HttpResponse:
    """End somebody's sight of this child."""
    commands.end_grant(request.actor, person=person, grant=grant)
    return _back(person)


@both
def restrict(request: ActorRequest, person: int) -> HttpResponse:
    """Hide this child."""

    def hide(form: forms.RestrictForm) -> None:
        commands.restrict(request.actor, person=person, **form.cleaned_data)

    return _about(request, person, forms.RestrictForm, hide, "Hide this record")


@both
def lift(request: ActorRequest, person: int, restriction: int) -> HttpResponse:
    """Lift a restriction."""

    def lift_it(form: forms.LiftForm) -> None:
        commands.lift_restriction(
            request.actor, person=person, restriction=restriction, **form.cleaned_data
        )

    return _about(request, person, forms.LiftForm, lift_it, "Lift this restriction")


@both
def keep(request: ActorRequest, person: int, restriction: int) -> HttpResponse:
    """Keep a restriction after looking at it again."""

    def keep_it(form: forms.KeepForm) -> None:
        commands.extend_restriction(
            request.actor, person=person, restriction=restriction, **form.cleaned_data
        )

    return _about(request, person, forms.KeepForm, keep_it, "Keep this restriction")


@both
def name(request: ActorRequest, person: int, restriction: int) -> HttpResponse:
    """Name one more in a restriction."""

    def name_them(form: forms.PartyForm) -> None:
        for account in form.cleaned_data["account"]:
            commands.name_party(
                request.actor, person=person, restriction=restriction, account=account
            )

    return _about(request, person, forms.PartyForm, name_them, "Name one more")


def _about(
    request: ActorRequest, person: int, made: type[AForm], do: Callable[[AForm], None], heading: str
) -> HttpResponse:
    """Show a form about one child's record, or do what it says and go back to who may see it.

    Who does not see the child does not see the form either.
    """
    queries.check_sees(request.actor, person=person)
    key = f"{made.__name__}:{person}"
    form = open_form(request, made, key)
    if form.is_valid() and attempt(form, lambda: do(form)):
        clear(request, key)
        return _back(person)
    context = {"person": person, "form": form, "heading": heading}
    return render(request, "access/form.html", context)


def _back(person: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("who-may-see", args=[person]))


@require_safe
def reviews(request: ActorRequest) -> HttpResponse:
    """Records that were opened with a reason and wait for somebody to look at why."""
    return render(request, "access/reviews.html", {"opened": queries.opened_records(request.actor)})


@both
def review(request: ActorRequest, number: int) -> HttpResponse:
    """Say whether opening a record was right."""
    opened = queries.opened_record(request.actor, review=number)
    key = f"review:{number}"
    form = open_form(request, forms.ReviewForm, key)

    def say(form: forms.ReviewForm) -> None:
        right = form.cleaned_data["justified"] == "yes"
        words = form.cleaned_data["words"]
        commands.review_break_glass(request.actor, review=number, justified=right, words=words)

    if form.is_valid() and attempt(form, lambda: say(form)):
        clear(request, key)
        return HttpResponseRedirect(reverse("break-glass-reviews"))
    return render(request, "access/review.html", {"form": form, "opened": opened})
