"""A step that is none any more: somebody was quicker, or it never was. Nothing typed is lost."""

from collections.abc import Iterator
from http import HTTPStatus

from django.forms import CharField
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.access.middleware import ActorRequest
from kith.frontdoor.queries.contact import ContactPage
from kith.web.forms import KithForm


def not_now(
    request: ActorRequest, page: ContactPage, words: str, form: type[KithForm]
) -> HttpResponse:
    """Lead to the contact as it stands; of what was sent, show the words, so that they can be kept.

    What was sent did nothing.
    """
    if request.method != "POST":
        return redirect("contact-page", contact=page.id)
    context = {"shown": page, "words": words, "typed": tuple(_typed(request, form))}
    return render(request, "frontdoor/not_now.html", context, status=HTTPStatus.CONFLICT)


def _typed(request: ActorRequest, form: type[KithForm]) -> Iterator[tuple[str, str]]:
    for name, field in form.base_fields.items():
        text = request.POST.get(name, "").strip()
        if text and type(field) is CharField:
            yield str(field.label), text
