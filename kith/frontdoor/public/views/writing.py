"""The form for professionals: begun, written part by part, looked through, sent."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kith.access.actors import VISITOR, Actor
from kith.access.trying import attempt
from kith.frontdoor.public.commands.sending import send
from kith.frontdoor.public.commands.writing import begin, keep
from kith.frontdoor.public.forms.parts import FORMS
from kith.frontdoor.public.letters import goes_out
from kith.frontdoor.public.limits import within
from kith.frontdoor.public.queries import OwnLetter, own_letter, who_is_awake
from kith.frontdoor.public.rules.parts import BY_SLUG, PARTS, Part, after
from kith.frontdoor.public.rules.usable import NOTHING, edition_on, usable
from kith.frontdoor.public.views.showing import parts_of, problems_of, summary_of
from kith.frontdoor.public.views.visiting import hand, take_back, with_letter
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.web import words
from kith.web.opening import both

BEGUN_AN_HOUR = 40
SENT_AN_HOUR = 30


@login_not_required
@both
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is for, and begin."""
    if request.method == "POST":
        if not within(request, "begin", BEGUN_AN_HOUR):
            return too_many(request)
        return hand(redirect("tell-us-part", part=PARTS[0].slug), begin(VISITOR))
    return render(request, "frontdoor/public/start.html", _frame(ten=edition_on(clock.today())))


@both
@with_letter
def part(request: HttpRequest, writer: Actor, letter: OwnLetter, part: str) -> HttpResponse:
    """Show one part; what is sent is kept before it is looked at."""
    if letter.sent_at:
        return redirect("tell-us-sent")
    here = BY_SLUG.get(part)
    if here is None:
        raise Http404
    form = FORMS[part](words=query_of(letter.words))
    if request.method == "POST":
        form = FORMS[part](request.POST)
        done = attempt(form, lambda: keep(writer, part=part, words=dict(request.POST.lists())))
        if done and "later" in request.POST:
            return redirect("tell-us-later")
        if done and form.is_valid():
            following = after(part)
            where = following.slug if following else "check"
            return redirect("tell-us-part", part=where) if following else redirect("tell-us-check")
        letter = own_letter(writer)
    return render(request, "frontdoor/public/part.html", {**_frame(), **_part(form, here, letter)})


def _part(form: object, here: Part, letter: OwnLetter) -> dict[str, object]:
    ten = usable(edition_on(clock.today()), letter.words, frozenset(here.boxes))
    return {
        "form": form,
        "part": here,
        "parts": parts_of(letter, here.slug),
        "ten": ten,
        "nothing": "|".join(sorted(NOTHING)),
        "last": after(here.slug) is None,
    }


@csrf_exempt  # the cookie of the letter is the token: no page of another site sends it
@require_POST
@with_letter
def keep_part(request: HttpRequest, writer: Actor, letter: OwnLetter, part: str) -> HttpResponse:
    """Keep by itself what is being typed."""
    if letter.sent_at or part not in BY_SLUG:
        return JsonResponse({"kept": ""}, status=400)
    try:
        kept_at = keep(writer, part=part, words=dict(request.POST.lists()))
    except Mistake:  # too long: the page says so when it is sent, and its words are still in it
        return JsonResponse({"kept": ""}, status=400)
    return JsonResponse({"kept": words.clock_time(kept_at), "signed_in": True})


@both
@with_letter
def check(request: HttpRequest, writer: Actor, letter: OwnLetter) -> HttpResponse:
    """Show it all once more, and send it."""
    if letter.sent_at:
        return redirect("tell-us-sent")
    problems = problems_of(letter)
    if request.method == "POST" and not problems:
        if not within(request, "send", SENT_AN_HOUR):
            return too_many(request)
        send(writer)
        return redirect("tell-us-sent")
    context = {
        "parts": parts_of(letter, "check"),
        "problems": problems,
        "tried": request.method == "POST",
        "summary": summary_of(letter),
        "ten": usable(edition_on(clock.today()), letter.words),
    }
    return render(request, "frontdoor/public/check.html", {**_frame(), **context})


@require_safe
@with_letter
def sent(request: HttpRequest, writer: Actor, letter: OwnLetter) -> HttpResponse:
    """Say at once what happens next."""
    if not letter.sent_at:
        return redirect("tell-us-check")
    context = {"letter": letter, "awake": who_is_awake(VISITOR)}
    return render(request, "frontdoor/public/sent.html", {**_frame(), **context})


@login_not_required
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Leave nothing in this browser: it may be everybody's."""
    return take_back(redirect("tell-us"))


def query_of(kept: Mapping[str, Sequence[str]]) -> QueryDict:
    """Return the words of a letter as a form takes them."""
    data = QueryDict(mutable=True)
    for box, values in kept.items():
        data.setlist(box, list(values))
    return data


def too_many(request: HttpRequest) -> HttpResponse:
    """Say that too much came from one place, and whom to ring."""
    return render(request, "frontdoor/public/too_many.html", _frame(), status=429)


def _frame(**more: object) -> dict[str, object]:
    return {"numbers": settings.NUMBERS, "mail": goes_out(), **more}
