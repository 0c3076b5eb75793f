"""A partner answers without an account: the link, a code, the form, and what happens next."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kith.access.actors import Actor
from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.frontdoor.commands import partner
from kith.frontdoor.commands.linking import (
    Closed,
    Found,
    acting_by,
    begin_reply,
    find_link,
    send_code,
)
from kith.frontdoor.forms.partner import CodeForm, PartnerForm
from kith.frontdoor.public.limits import is_over, within
from kith.frontdoor.queries.replying import ReplyPage, reply_page
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.web import words
from kith.web.drafts import words_in
from kith.web.opening import both

OPENED = "replying"
FORM_LIVES = timedelta(hours=1)
"""Our own: a form stays open for an hour after its code; what is typed is there the next time."""
TICKET = "kith-reply"
KNOCKS, MOST_KNOCKS = "wrong link", 30
"""Our own: so many links that open nothing an hour from one address, which an agency may share."""
SHOWN_OF_ADDRESS = 2
"""Our own: the letters of a mailbox by which its owner knows it, and nobody else."""
NOT_TYPED = frozenset({TICKET, "keep", "send"})


@login_not_required
@both
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Say that a question waits; send a code when asked to, and take the code."""
    found = _found(request, secret)
    if found is None:
        return _closed(request)
    if request.method == "POST" and "send" in request.POST:
        return _send_code(request, found, secret)
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm()
    if form.is_valid() and attempt(form, lambda: _use_code(form, found)):
        return _let_in(request, found)
    context = {"form": form, "to": _masked(found.code_to), "waits": found.has_code}
    return render(request, "frontdoor/partner/code.html", {**context, "problem": ""})


@require_POST
def begin(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Lead somebody who signs in to the answer of a question that was asked of their desk."""
    return redirect("reply-link", secret=begin_reply(request.actor, request=request_id))


def _found(request: HttpRequest, secret: str) -> Found | None:
    if is_over(request, KNOCKS, MOST_KNOCKS):
        return None
    try:
        return find_link(secret)
    except Closed:
        within(request, KNOCKS, MOST_KNOCKS)
        return None


def _closed(request: HttpRequest) -> HttpResponse:
    """Say the same for a wrong, a used and an old link."""
    return render(request, "frontdoor/partner/closed.html", status=HTTPStatus.NOT_FOUND)


def _send_code(request: HttpRequest, found: Found, secret: str) -> HttpResponse:
    try:
        send_code(found)
    except Mistake as wrong:
        context = {"form": CodeForm(), "to": _masked(found.code_to), "problem": wrong.words}
        return render(request, "frontdoor/partner/code.html", {**context, "waits": False})
    return redirect("reply-link", secret=secret)


def _masked(mail: str) -> str:
    """Return a mailbox so that its owner knows it and nobody else learns it."""
    name, _, domain = mail.partition("@")
    return f"{name[:SHOWN_OF_ADDRESS]}…@{domain}"


def _use_code(form: CodeForm, found: Found) -> None:
    partner.use_code(found.actor, typed=form.cleaned_data["code"])


def _let_in(request: HttpRequest, found: Found) -> HttpResponse:
    request.session.cycle_key()
    request.session[OPENED] = [str(found.actor.only), clock.now().timestamp()]
    return redirect("reply")


def _opened(request: HttpRequest) -> Actor:
    """Return who acts by the link that this browser opened; NotHere after an hour, or once the
    link opens nothing any more.
    """
    link_id, at = request.session.get(OPENED, ("", 0))
    if not link_id or clock.now().timestamp() - at > FORM_LIVES.total_seconds():
        raise NotHere
    try:
        return acting_by(UUID(link_id))
    except Closed as closed:
        raise NotHere from closed


@login_not_required
@both
def reply(request: HttpRequest) -> HttpResponse:
    """Show what we ask, keep what is typed, and send the answer."""
    try:
        actor = _opened(request)
        page = reply_page(actor)
    except NotHere:
        return _closed(request)
    form = _form(request, page)
    if request.method == "POST" and "keep" in request.POST:
        partner.keep_draft(actor, words=_typed(request))
        return render(request, "frontdoor/partner/kept.html", {"shown": page})
    if form.is_valid():
        done = attempt(form, lambda: partner.send_reply(actor, replying=form.replying()))
        if done:
            del request.session[OPENED]
            return render(request, "frontdoor/partner/sent.html", {"number": done.made})
    if request.method == "POST":
        partner.keep_draft(actor, words=_typed(request))
    ticket = signing.dumps("", salt=str(actor.only))
    context = {"shown": page, "form": form, "ticket": ticket}
    return render(request, "frontdoor/partner/reply.html", context)


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    return {name: words for name, words in words_in(request).items() if name not in NOT_TYPED}


def _form(request: HttpRequest, page: ReplyPage) -> PartnerForm:
    more: dict[str, Any] = {"asks": page.asks, "before": page.before}
    if request.method == "POST":
        return PartnerForm(request.POST, **more)
    draft = QueryDict(mutable=True)
    for name, values in page.draft.items():
        draft.setlist(name, list(values))
    return PartnerForm(words=draft if page.draft else None, **more)


@csrf_exempt  # the signed ticket of the form is the token: a page of somebody else has none
@login_not_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what stands in the form, by itself as it is typed."""
    try:
        actor = _opened(request)
        signing.loads(request.POST.get(TICKET, ""), salt=str(actor.only), max_age=FORM_LIVES)
        partner.keep_draft(actor, words=_typed(request))
    except (NotHere, signing.BadSignature):
        return JsonResponse({"kept": ""}, status=HTTPStatus.BAD_REQUEST)
    return JsonResponse({"kept": words.clock_time(clock.now()), "signed_in": True})
