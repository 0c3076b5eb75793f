"""Who could look without knowing: the fewest to do first, and nobody who could know."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.grants import NewGrant, add_grants, end_grants
from kith.accounts.models import Team
from kith.frontdoor.blind.commands import ask_look
from kith.frontdoor.blind.readers import readers_for
from kith.frontdoor.commands import ask_strategy
from kith.kernel import clock


def able(desk, contact):
    with acting_as(MACHINE):
        return {one.account: one.waiting for one in readers_for(desk.row(contact))}


@pytest.fixture
def contact(desk):
    return desk.decided("assess")


@pytest.mark.parametrize("role", ["mash_manager", "duty_manager", "team_manager", "chair"])
def test_managers_and_chairs_elsewhere_can(desk, contact, role):
    assert testing.holding(role).id in able(desk, contact)


@pytest.mark.parametrize("role", ["police_partner", "health_partner"])
def test_so_can_the_hubs_partners(desk, contact, role):
    assert testing.holding(role, who=testing.account("partner")).id in able(desk, contact)


@pytest.mark.parametrize("role", ["social_worker", "front_door", "analyst", "head_of_service"])
def test_others_cannot(desk, contact, role):
    assert testing.holding(role).id not in able(desk, contact)


def test_a_manager_who_reads_the_whole_service_in_another_role_cannot(desk, contact):
    who = testing.account()
    testing.holding("team_manager", who=who)
    assert who.pk in able(desk, contact)
    testing.holding("director", who=who)
    assert who.pk not in able(desk, contact)


def test_nobody_of_a_team_that_sees_the_child_can(desk, contact):
    team = Team.objects.get(pk=desk.team)
    world = Team.objects.get(pk=desk.world.team)
    here, there = testing.holding("mash_manager", team), testing.holding("team_manager", world)
    assert not {here.id, there.id} & able(desk, contact).keys()


def test_a_sight_that_is_over_stands_in_nobodys_way(desk, contact, elsewhere):
    over = clock.now() - timedelta(days=1)
    with acting_as(MACHINE):
        add_grants(
            [
                NewGrant(
                    desk.world.person,
                    "worker",
                    "group",
                    account=elsewhere.id,
                    from_at=over - timedelta(days=9),
                    until=over,
                )
            ]
        )
    assert elsewhere.id in able(desk, contact)


def test_whoever_wrote_anything_of_the_contact_took_part(desk):
    chair = testing.holding("chair")
    testing.known_to(chair, desk.world.person)
    contact = desk.graded()
    ask_strategy(chair, contact=contact, kind="standard", why="He was held by somebody")
    desk.decided("assess", contact)
    with acting_as(MACHINE):
        end_grants(desk.world.person, reason="allocated", account=chair.id)
    assert chair.id not in able(desk, contact)


def test_what_waits_for_somebody_is_counted(desk, contact, elsewhere):
    ask_look(desk.manager, contact=contact)
    assert able(desk, desk.decided("assess")) == {elsewhere.id: 1}
