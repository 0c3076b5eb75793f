"""Dated policy: read it, propose a change, see what it would do, accept it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.desk.forms.policy import RuleForm
from kith.desk.queries.policy import effect_page, policy_page, rules_to_change
from kith.kernel.mistakes import Mistake
from kith.promises.policy import accept_policy, propose_policy
from kith.web.drafts import clear
from kith.web.opening import both, open_form
from kith.web.tables import Column

KEY = "policy-rule"
COLUMNS = (Column("Says"), Column("Number"), Column("In force"), Column("Rule"))


@require_safe
def policy(request: ActorRequest) -> HttpResponse:
    """Every rule in words, with its source and its days."""
    shown = policy_page(request.actor)
    parts = [
        (each, [[one.says, one.number, one.since, one.code] for one in each.rules])
        for each in shown.sources
    ]
    context = {"shown": shown, "columns": COLUMNS, "parts": parts}
    return render(request, "desk/policy.html", context)


@both
def propose(request: ActorRequest) -> HttpResponse:
    """Propose a rule; it changes nothing yet."""
    form = open_form(request, RuleForm, KEY, rules=rules_to_change(request.actor))
    if form.is_valid():
        proposed = attempt(form, lambda: propose_policy(request.actor, **form.cleaned_data))
        if proposed:
            clear(request, KEY)
            return redirect("policy-effect", rule=proposed.made)
    return render(request, "desk/policy_propose.html", {"form": form})


@both
def effect(request: ActorRequest, rule: int) -> HttpResponse:
    """What a rule would change in the ledger; another leader accepts it."""
    if request.method == "POST":
        try:
            accept_policy(request.actor, rule=rule)
        except Mistake:  # another was accepted from the same day meanwhile: the page says so
            return redirect("policy-effect", rule=rule)
        return redirect("policy")
    return render(
        request, "desk/policy_effect.html", {"shown": effect_page(request.actor, rule=rule)}
    )
