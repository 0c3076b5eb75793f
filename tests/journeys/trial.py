"""A form as a package would write it, to hold what every form of the product must do."""

from django.shortcuts import render

from kith.web import drafts
from kith.web.look.forms import VisitForm
from kith.web.opening import open_form

KEY = "trial-visit:1042"


def visit(request):
    """Record a visit: keep its words until it is sent, then forget them."""
    form = open_form(request, VisitForm, KEY)
    done = form.is_valid()
    if done:
        drafts.clear(request, KEY)
    return render(request, "web/look/form.html", {"form": form, "done": done})
