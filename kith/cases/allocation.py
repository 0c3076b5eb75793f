"""Giving a child a named worker, or a chair, and letting those see the child who now must."""

from datetime import date
from uuid import uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.access.grants import add_grant, end, end_grants
from kith.accounts.queries import memberships
from kith.accounts.roles import Area, Level
from kith.cases import rules
from kith.cases.episodes import NAMES, open_referral, waits_to_be_seen
from kith.cases.recording import known_to_the_day
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.people.ties.sight import follow
from kith.promises.history import Allocation, Happened, allocations, standing, team_of
from kith.promises.kinds import WORKER
from kith.promises.ledger import NewFact, record
from kith.promises.sight import live_grants

ALLOCATED, CHAIRS, TEAM_WORK = "allocated", "chair", "team"
# A team's sight of a child as the desk that it waits at, however the child came there.
DESKS = frozenset({TEAM_WORK, "return", "imported"})


@command(Area.CHILD, Level.DECIDE, event="child.allocated")
def allocate(actor: Actor, /, *, person: int, worker: int, team: int, why: str, on: date) -> None:
    """Give a child a named worker, and say why this one (SPEC D3); a chair is named alike.

    The worker sees the record from now on, and so do the managers of the worker's team; the worker
    before, and the team that waited, no longer do. The same goes for whoever is known only as the
    child's family. What is due stays due. A chair changes nothing of that: the child stays with the
    team.
    """
    reason = rules.check_words("why", why, "why this worker")
    rules.check_day("on", on, clock.today())
    role = rules.role_to_allocate([held.role for held in memberships(worker) if held.team == team])
    post = rules.post_of(role)
    before = next((one for one in allocations(person) if one.post == post), None)
    desk = team if post == WORKER else team_of(person)
    if before is not None and (before.worker, before.team) == (worker, desk):
        raise Mistake("worker", "This worker is allocated to the child already")
    give_sight(person, worker, team, post)
    record([_allocated(person, post, {"worker": worker, "role": role}, on, desk, reason)])
    _end_sight(person, before, worker, team, post)
    follow(person)


def _allocated(
    person: int, post: str, data: dict[str, object], on: date, desk: int, why: str
) -> NewFact:
    """Say who works with the child. In an episode in which nobody has met the child yet, the first
    named worker owes that meeting, as urgent as the referral was.
    """
    facts = standing(person, names=NAMES)
    begun = open_referral(facts) if post == WORKER else None
    if begun is not None and _is_first(facts, begun):
        data = {**data, "see": begun.data.get("see", "")}
    parent = begun.thread if begun else None
    return known_to_the_day(
        person, uuid4(), "child.allocated", on, data, team=desk, parent=parent, rationale=why
    )


def _is_first(facts: list[Happened], begun: Happened) -> bool:
    named = any(one.name == "child.allocated" and one.parent == begun.thread for one in facts)
    return not named and waits_to_be_seen(facts, begun.thread)


def give_sight(person: int, worker: int, team: int, post: str) -> None:
    """Let the new worker, and the managers of the worker's team, see the child."""
    live = live_grants(person)
    reason = ALLOCATED if post == WORKER else CHAIRS
    if not any(one.account_id == worker and one.reason == reason for one in live):
        add_grant(person, reach="worker", reason=reason, account=worker)
    managed = any(one.team_id == team and one.reach == "managers" for one in live)
    if post == WORKER and not managed:
        add_grant(person, reach="managers", reason=TEAM_WORK, team=team)


def _end_sight(person: int, before: Allocation | None, worker: int, team: int, post: str) -> None:
    """End what the worker before could see, and every desk but that of the worker's managers.

    The desks come last: with one of them the actor's own sight of the child may end.
    """
    if before is not None and before.worker != worker:
        reason = ALLOCATED if post == WORKER else CHAIRS
        end_grants(person, reason=reason, account=before.worker)
    if post != WORKER:
        return
    for grant in live_grants(person):
        stays = (grant.team_id, grant.reach) == (team, "managers")
        if grant.team_id and grant.reason in DESKS and not stays:
            end(grant.pk)
