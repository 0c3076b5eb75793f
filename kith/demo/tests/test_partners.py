"""The borough's partners: desks that are asked, letters that stay here, and none of them real."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.demo import post
from kith.demo.doorstep import at_the_door, in_the_last_weeks
from kith.demo.places import PLACES
from kith.demo.staff import make_staff
from kith.frontdoor.models import Contact, Partner, Request
from kith.frontdoor.queries.wall import wall_page
from kith.kernel import clock

DAY = date(2026, 4, 1)
MORNING = clock.at_local(DAY, timedelta(hours=8, minutes=40))


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def door(lasting):
    with lasting(), clock.frozen(MORNING):
        door = at_the_door(make_staff(DAY), DAY)
        in_the_last_weeks(door)
        yield door


def test_every_desk_has_a_mailbox_that_leads_nowhere(door):
    assert Partner.objects.count() == len(PLACES)
    for one in Partner.objects.all():
        mails = (one.mailbox, one.code_to, one.lead_mail, one.senior_mail, one.top_mail)
        assert all(mail.endswith(".example") for mail in mails)


def test_the_wall_is_not_empty_and_one_answer_came_in_part(door):
    wall = wall_page(door.actor("marcus"))
    assert len(wall.rows) == 2
    assert {"RED", "AMBER"} == {one.rag for one in wall.rows}
    with acting_as(MACHINE):
        assert Request.objects.filter(state="PARTIAL").count() == 1


def test_letters_stand_on_a_page_and_their_links_open(door):
    shown = post.letters()
    assert shown
    paths = [path for one in shown for _, path in one.lines if path]
    assert all(path.startswith("/reply/") for path in paths)
    assert testing.Client().get(paths[0]).status_code == 200


def test_no_letter_names_a_child(door):
    with acting_as(MACHINE):
        names = set(Contact.objects.values_list("person__known_as", flat=True)) - {"", None}
    said = " ".join(line for one in post.letters() for line, _ in one.lines)
    assert names
    assert not any(name in said for name in names)
