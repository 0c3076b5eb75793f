"""Pages of sign-in that are ours: coming, leaving, and the personas of the demonstration."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET, require_POST

from kith.accounts.personas import become, personas
from kith.web.context import place_named


class SignIn(LoginView):  # type: ignore[misc]
    """User name and password; in the demonstration, the way to the personas too."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where the personas are, or "" where there are none."""
        return {**super().get_context_data(**kwargs), "personas_at": place_named("personas")}


@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):  # type: ignore[misc]
    """Ask before leaving, then leave; whoever has left already is sent to sign-in."""


@login_not_required
@require_GET
def persona_list(request: HttpRequest) -> HttpResponse:
    """Show everybody whom one can be in the demonstration."""
    return render(request, "account/personas.html", {"personas": personas()})


@login_not_required
@require_POST
def persona_become(request: HttpRequest, account: int) -> HttpResponse:
    """Sign in as one of them and go to their first page."""
    if not become(request, account):
        raise Http404
    return HttpResponseRedirect("/")
