"""A child is hidden while others are asked: the answer still counts, and nobody sees it."""

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.cases.timeline import sentence
from kith.frontdoor import commands as do
from kith.frontdoor import keys
from kith.frontdoor.commands import Replying, partner
from kith.frontdoor.commands.linking import find_link, issue
from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.models import Link, Reply, Request
from kith.frontdoor.queries.requests import request_page
from kith.frontdoor.queries.sheet import sheet_page
from kith.frontdoor.queries.wall import wall_page
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.testing import a_desk, a_partner
from kith.messages.letters import spoken
from kith.messages.models import Letter
from kith.promises.history import standing

pytestmark = pytest.mark.django_db
NOTHING = Replying({"1": Said(Sort.NONE)}, "PC Lane", how="page")


@pytest.fixture
def desk():
    a_partner("police")
    return a_desk()


@pytest.fixture
def asked(desk):
    contact, (made,) = desk.asked(["police"])
    return contact, made


def by_link(request):
    """Return who acts by the link of a request."""
    with acting_as(MACHINE):
        link = issue(Request.objects.get(id=request))
    return find_link(keys.secret_of(link.id)).actor


class TestHidden:
    def test_the_partner_who_was_asked_before_can_still_answer(self, desk, asked):
        contact, made = asked
        actor = by_link(made)
        testing.restricted(desk.world.person, "R3")
        partner.send_reply(actor, replying=NOTHING)
        assert desk.promise("AGENCY-AMBER", contact).state == "kept"
        with acting_as(MACHINE):
            assert Reply.objects.get(request_id=made).state == "PARTIAL"

    def test_the_desk_sees_neither_the_request_nor_the_answer(self, desk, asked):
        contact, made = asked
        testing.restricted(desk.world.person, "R3")
        assert wall_page(desk.worker).rows == ()
        with pytest.raises(NotHere):
            request_page(desk.manager, contact=contact, request=made)
        with pytest.raises(NotHere):
            do.chase(desk.worker, contact=contact, request=made, said="PC Lane: by four")
        with acting_as(desk.worker):
            assert not Request.objects.exists()
            assert not Link.objects.exists()

    def test_those_whom_the_restriction_names_see_both(self, desk, asked):
        contact, made = asked
        testing.restricted(desk.world.person, "R3", desk.manager)
        assert request_page(desk.manager, contact=contact, request=made).line.called
        assert [one.id for one in wall_page(desk.manager).rows] == [contact]

    def test_no_letter_and_no_sheet_says_that_there_is_somebody(self, desk, asked):
        testing.restricted(desk.world.person, "R3")
        write_to_partners()
        with acting_as(MACHINE):
            (letter,) = [spoken(one) for one in Letter.objects.all()]
        assert "bruises" not in letter.body
        assert sheet_page(desk.manager, agency="police").sheet.asked == "none"


class TestTold:
    """Each thing that happens to a request is a sentence that a family could read."""

    def sentences(self, desk):
        with acting_as(MACHINE):
            facts = standing(desk.world.person)
        return [sentence(one.name, one.data, {}) for one in facts]

    def test_from_asking_to_the_rest(self, desk, asked):
        contact, made = asked
        do.chase(desk.worker, contact=contact, request=made, said="PC Lane: by four")
        do.record_reply(desk.worker, contact=contact, request=made, replying=NOTHING)
        told = self.sentences(desk)
        assert "We asked what they know: police desk." in told
        assert "We asked again: police desk." in told
        assert "Part of an answer came: police desk." in told
        assert "Part of an answer was still missing." in told

    @pytest.mark.parametrize(
        ("reason", "said"),
        [("court", "An answer came: the law keeps them from telling us: police desk.")],
    )
    def test_what_is_withheld(self, desk, asked, reason, said):
        contact, made = asked
        do.refuse(desk.worker, contact=contact, request=made, reason=reason, by_name="DS Hale")
        assert said in self.sentences(desk)

    def test_what_is_asked_no_longer(self, desk, asked):
        contact, made = asked
        do.withdraw(desk.worker, contact=contact, request=made, why="Another boy")
        assert "We no longer ask: police desk." in self.sentences(desk)
