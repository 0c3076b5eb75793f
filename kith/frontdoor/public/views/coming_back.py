"""Keeping a letter for later, and opening it again with a code that came by mail."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kith.access.actors import VISITOR, Actor
from kith.frontdoor.public.commands.coming_back import ask_code, come_back
from kith.frontdoor.public.commands.writing import remember
from kith.frontdoor.public.forms.coming_back import CodeForm, LaterForm, ReferenceForm
from kith.frontdoor.public.letters import goes_out
from kith.frontdoor.public.limits import within
from kith.frontdoor.public.queries import OwnLetter
from kith.frontdoor.public.rules.parts import PARTS
from kith.frontdoor.public.views.visiting import PATH, hand, take_back, with_letter
from kith.frontdoor.public.views.writing import too_many
from kith.web.opening import both

WHICH = "kith-reference"
SALT = "kith.frontdoor.reference"
ASKED_AN_HOUR = 20
TRIED_AN_HOUR = 40
WRONG = "This code does not open it. It may be used or too old: ask for another"


@both
@with_letter
def later(request: HttpRequest, writer: Actor, letter: OwnLetter) -> HttpResponse:
    """Keep it for later: from then on this browser has nothing of it, and its reference has."""
    if letter.sent_at or not goes_out():
        return redirect("tell-us-check")
    email = next(iter(letter.words.get("email", ())), "")
    form = LaterForm(request.POST if request.method == "POST" else None, initial={"email": email})
    if form.is_valid():
        reference = remember(writer, email=form.cleaned_data["email"])
        context = {"numbers": settings.NUMBERS, "reference": reference}
        return take_back(render(request, "frontdoor/public/kept.html", context))
    return _draw(request, form, "Keep it and come back", "Keep it")


@login_not_required
@both
def which(request: HttpRequest) -> HttpResponse:
    """Ask for the reference; whatever it is, the next page is the same."""
    form = ReferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not within(request, "ask", ASKED_AN_HOUR):
            return too_many(request)
        reference = form.cleaned_data["reference"]
        ask_code(VISITOR, reference=reference)
        answer = redirect("tell-us-code")
        answer.set_signed_cookie(
            WHICH, reference, salt=SALT, max_age=1800, path=PATH, httponly=True,
            secure=settings.HTTPS, samesite="Strict",
        )  # fmt: skip
        return answer
    return _draw(request, form, "Come back to what you began", "Send me a code")


@login_not_required
@both
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and open the letter with it."""
    reference = request.get_signed_cookie(WHICH, default="", salt=SALT, max_age=1800)
    if not reference:
        return redirect("tell-us-back")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not within(request, "code", TRIED_AN_HOUR):
            return too_many(request)
        number = come_back(VISITOR, reference=reference, code=form.cleaned_data["code"])
        if number is not None:
            answer = hand(redirect("tell-us-part", part=PARTS[0].slug), number)
            answer.delete_cookie(WHICH, path=PATH, samesite="Strict")
            return answer
        form.add_error("code", WRONG)
    says = "If that reference is one of ours and has an address, a code is on its way."
    return _draw(request, form, "Give the code", "Open it", says)


def _draw(
    request: HttpRequest, form: object, heading: str, save: str, says: str = ""
) -> HttpResponse:
    context = {
        "form": form, "heading": heading, "save": save, "says": says, "numbers": settings.NUMBERS,
    }  # fmt: skip
    return render(request, "frontdoor/public/ask.html", context)
