"""The one address that every form has besides its own: where its words are kept."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kith.web import drafts, words
from kith.web.navigation import actor_of


def came_from(request: HttpRequest) -> str:
    """Return the page that sent this, as a path of ours; Today if none did."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/"
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"


@csrf_exempt  # the signed ticket of the form is the token: a page of somebody else has none
@login_not_required
@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a form: by itself as it is typed, or by its button without a script."""
    then = request.POST.get("kith-then", "")
    if then == "forget" and actor_of(request):
        drafts.throw_away(request)
        return HttpResponseRedirect(came_from(request))
    kept_at = drafts.keep(request)
    if then == "leave":
        return render(request, "web/kept.html", {"kept_at": kept_at, "back": came_from(request)})
    if kept_at is None:
        return JsonResponse({"kept": ""}, status=HTTPStatus.BAD_REQUEST)
    there = bool(actor_of(request))
    return JsonResponse({"kept": words.clock_time(kept_at), "signed_in": there})
