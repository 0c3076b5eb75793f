"""The child's own page. Nothing of it is kept before it is sent, here or in the browser."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.actors import VISITOR
from kith.frontdoor.public.commands.child import ChildSays, child_tells
from kith.frontdoor.public.forms.boxes import TRAP
from kith.frontdoor.public.forms.child import ChildForm
from kith.frontdoor.public.limits import within
from kith.frontdoor.public.queries import who_is_awake
from kith.web.opening import both

# A whole school may stand behind one address.
SENT_AN_HOUR = 60
TOO_MANY = "We cannot take more from here now. Please ring"


@login_not_required
@both
def tell(request: HttpRequest) -> HttpResponse:
    """Say what we do and who is awake, ask a little, and take in what a child says."""
    form = ChildForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if within(request, "child", SENT_AN_HOUR):
            at_once = child_tells(VISITOR, says=_says(form))
            return redirect("tell-sent", how="now" if at_once else "soon")
        form.add_error(None, f"{TOO_MANY} {settings.NUMBERS.helpline}, or 999")
    return render(request, "frontdoor/public/child.html", _frame(form=form))


@login_not_required
@require_safe
def sent(request: HttpRequest, how: str) -> HttpResponse:
    """Say that it came, and what we do now."""
    return render(request, "frontdoor/public/child_sent.html", _frame(at_once=how == "now"))


def _says(form: ChildForm) -> ChildSays:
    told = {name: value for name, value in form.cleaned_data.items() if name != TRAP}
    return ChildSays(**{**told, "dangers": tuple(told["dangers"])})


def _frame(**more: object) -> dict[str, object]:
    return {"numbers": settings.NUMBERS, "awake": who_is_awake(VISITOR), **more}
