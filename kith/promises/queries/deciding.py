"""What waits for a manager's decision: promises of which somebody said that they cannot be kept."""

from datetime import timedelta

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.promises.entitled import refusal
from kith.promises.models import Act, Deed, Promise, State
from kith.promises.queries.reading import owed_from
from kith.promises.rules import Owed

LATELY = timedelta(days=180)
MOST = 200


@query(Area.CHILD, Level.DECIDE)
def decisions(actor: Actor, /) -> list[Owed]:
    """Return what the actor is asked to decide: take it out of the way, pass it on, let it wait."""
    return decisions_of(actor)


def decisions_of(actor: Actor) -> list[Owed]:
    """Return the same inside a gate that is open already, longest due first."""
    now = clock.now()
    said = Act.objects.filter(act=Deed.CANT, team_id__in=actor.teams, at__gt=now - LATELY)
    ids = list(said.order_by("-at").values_list("promise", flat=True)[:MOST])
    rows = Promise.objects.filter(id__in=ids, state=State.OPEN).order_by("due_at", "id")
    return [one for one in owed_from(rows) if _waits(actor, one)]


def _waits(actor: Actor, owed: Owed) -> bool:
    waiting = owed.accepted_until is not None and clock.now() < owed.accepted_until
    entitled = not refusal(Deed.ACCEPT_UNTIL.value, owed, actor.id, actor.roles)
    return bool(owed.barrier) and entitled and not waiting
