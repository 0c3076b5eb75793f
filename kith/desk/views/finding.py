"""Finding a child; opening a record that is not yours, with a reason."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from kith.access.commands import check_may_break_glass
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.desk.forms.finding import FindForm, OpenForm
from kith.desk.opening import open_by_number
from kith.desk.queries.finding import find_page
from kith.kernel.mistakes import Mistake
from kith.web.drafts import clear
from kith.web.opening import both, open_form

NOTHING_OPENED = "Nothing was opened. Look whether the number is right."


@csrf_exempt  # it changes nothing, and the box stands above every page, whoever is told what
@both
def find(request: ActorRequest) -> HttpResponse:
    """Find somebody by whatever is known of them; what is typed stands in no address."""
    form = FindForm(request.POST) if request.method == "POST" else FindForm()
    asked = form.text() if form.is_valid() else ""
    shown = find_page(request.actor, text=asked)
    return render(request, "desk/find.html", {"shown": shown, "asked": asked, "form": form})


@both
def open_record(request: ActorRequest) -> HttpResponse:
    """Open a record for a quarter of an hour, by a number that one has at hand."""
    check_may_break_glass(request.actor)
    form = open_form(request, OpenForm, request.path)
    if form.is_valid():
        opened = attempt(
            form,
            lambda: open_by_number(request.actor, **form.cleaned_data),
            not_here=Mistake("number", NOTHING_OPENED),
        )
        if opened:
            clear(request, request.path)
            return HttpResponseRedirect(reverse("child", args=[opened.made]))
    return render(request, "desk/find_open.html", {"form": form})
