"""The accounts, one of them, and the two things that are done with it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.desk.leaving import commands
from kith.desk.leaving.forms import CloseForm, OpenForm
from kith.desk.leaving.queries import AccountPage, account_page, accounts_page
from kith.web.drafts import clear
from kith.web.forms import KithForm
from kith.web.opening import both, open_form


@require_safe
def everybody(request: ActorRequest) -> HttpResponse:
    """Show whose accounts are open, and whose are closed."""
    return render(request, "desk/accounts.html", {"shown": accounts_page(request.actor)})


@require_safe
def one(request: ActorRequest, account: int) -> HttpResponse:
    """Show one account: what is still theirs, and how it was closed before."""
    return render(request, "desk/account.html", _shown(request, account))


@both
def close(request: ActorRequest, account: int) -> HttpResponse:
    """Close an account."""
    return _do(request, account, CloseForm, commands.close_account, closes=True)


@both
def open_again(request: ActorRequest, account: int) -> HttpResponse:
    """Open a closed account again."""
    return _do(request, account, OpenForm, commands.open_account, closes=False)


def _do(
    request: ActorRequest,
    account: int,
    asks: type[KithForm],
    command: Callable[..., None],
    *,
    closes: bool,
) -> HttpResponse:
    context = _shown(request, account)
    shown = context["shown"]
    if not shown.may_change:
        raise NotHere
    if shown.is_open is not closes:
        return redirect("account", account=account)
    form = open_form(request, asks, request.path)
    done = form.is_valid() and attempt(
        form, lambda: command(request.actor, account=account, **form.cleaned_data)
    )
    if done:
        clear(request, request.path)
        return redirect("account", account=account)
    return render(request, "desk/account_form.html", {**context, "form": form, "closes": closes})


def _shown(request: ActorRequest, account: int) -> dict[str, AccountPage]:
    return {"shown": account_page(request.actor, account=account)}
