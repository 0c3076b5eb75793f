"""What can happen once, and what can happen again: an incident, taking it by name, help."""

import pytest
from django.db import IntegrityError, transaction

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.models import Incident
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.steps import STEPS
from kith.frontdoor.testing import a_desk
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def offered(actor, contact):
    page = contact_page(actor, contact=contact)
    return {one.slug for one in STEPS if one.is_for(actor, page)}


class TestIncident:
    """One contact tells of one serious incident."""

    def test_said_by_two_people_at_once_it_is_one(self, desk):
        contact = desk.graded("RED")
        do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
        with pytest.raises(Mistake, match="Somebody has said already"):
            do.report_incident(desk.manager, contact=contact, sort="violence", what="Stabbed")
        assert len(desk.promises("RIPPLE", contact)) == 1

    def test_and_the_database_itself_keeps_no_second(self, desk):
        contact = desk.graded("RED")
        do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
        with acting_as(MACHINE):
            first = Incident.objects.get(contact_id=contact)
            first.pk = None
            with pytest.raises(IntegrityError, match="incident_told_once"), transaction.atomic():
                first.save(force_insert=True)

    def test_another_contact_about_the_same_child_may_tell_of_another(self, desk):
        for contact in (desk.graded("RED"), desk.graded("RED")):
            do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
        assert len(desk.promises("RIPPLE")) == 2


class TestTaking:
    """Who has a RED contact by name."""

    def test_whoever_decides_has_taken_it(self, desk):
        contact = desk.decided("strategy", desk.graded("RED"))
        assert desk.promise("RED-TAKEN", contact).state == "kept"

    def test_opened_again_it_can_be_taken_again(self, desk):
        contact = desk.graded("RED")
        do.acknowledge(desk.worker, contact=contact)
        desk.decided("advice", contact)
        assert "take" not in offered(desk.worker, contact)
        do.reopen(desk.worker, contact=contact, words="He did not come home")
        assert "take" in offered(desk.worker, contact)

    def test_graded_lower_the_call_for_help_can_still_be_said_to_have_been_made(self, desk):
        contact = desk.graded("AMBER", safe_now="no")
        assert desk.promise("T1", contact).state == "open"
        assert "danger" in offered(desk.worker, contact)


class TestHelp:
    """Each offer of help is met and ended for itself."""

    def offered_again(self, desk, contact):
        again = desk.deciding("early_help")
        do.redecide(desk.manager, contact=contact, because="His mother rang", changed=again)
        do.accept_help(desk.worker, contact=contact, service="Mentors", by="Jo")

    def test_help_that_ended_can_be_offered_met_and_ended_again(self, desk):
        contact = desk.decided("early_help")
        do.accept_help(desk.worker, contact=contact, service="Family help", by="Ash")
        do.end_help(desk.worker, contact=contact, how="not_engaged", words="They moved")
        assert "help-ended" not in offered(desk.worker, contact)
        self.offered_again(desk, contact)
        assert {"help-met", "help-ended"} <= offered(desk.worker, contact)
        do.meet_help(desk.worker, contact=contact, words="They walked the dog")
        do.end_help(desk.worker, contact=contact, how="met", words="She is at home at night")
        assert [one.state for one in desk.promises("HELP-MET", contact)] == ["void", "kept"]

    def test_one_offer_ends_once(self, desk):
        contact = desk.decided("early_help")
        do.accept_help(desk.worker, contact=contact, service="Family help", by="Ash")
        do.end_help(desk.worker, contact=contact, how="met", words="They moved")
        with pytest.raises(Mistake, match="said already"):
            do.end_help(desk.worker, contact=contact, how="met", words="They moved")
