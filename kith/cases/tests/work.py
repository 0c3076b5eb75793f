"""What these tests of work with a child share: a Wednesday, and what is done on it."""

from datetime import UTC, date, datetime

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.audit import sees
from kith.accounts.models import Team
from kith.cases.commands import (
    Action,
    allocate,
    promise_action,
    set_contact_plan,
)

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
TODAY = date(2026, 3, 4)
DUE = date(2026, 3, 20)


def in_team(world, role="social_worker"):
    return testing.holding(role, Team.objects.get(pk=world.team))


def promised(world, by=None, owner=None, **more):
    by = by or world.worker
    owes = (owner or by).id
    action = Action("Ring the school", "You asked", DUE, TODAY, owes, **more)
    return promise_action(by, person=world.person, action=action)


def give(world, worker, team=None, by=None, on=TODAY):
    allocate(
        by or world.manager,
        person=world.person,
        worker=worker.id,
        team=team or world.team,
        why="Knows the child",
        on=on,
    )


def seen_by(actor, person):
    with acting_as(actor):
        return sees(person)


def rhythm(world, every=10, since=date(2026, 3, 2), thread=None):
    return set_contact_plan(
        world.worker,
        person=world.person,
        every_working_days=every,
        since=since,
        owner=world.worker.id,
        thread=thread,
    )
