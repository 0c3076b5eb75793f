"""What visitors wrote to the demonstration's desk goes out with it, and nothing of another desk."""

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, VISITOR, visitor_with
from kith.accounts.models import Account
from kith.demo.unmaking import unmake
from kith.frontdoor.commands import About
from kith.frontdoor.mailbox.box import Item
from kith.frontdoor.mailbox.commands import take_in
from kith.frontdoor.mailbox.tests.mails import with_files
from kith.frontdoor.models import Attachment, Contact, Letter, Received
from kith.frontdoor.public.commands.child import ChildSays, child_tells
from kith.frontdoor.public.commands.sending import send
from kith.frontdoor.public.commands.writing import begin
from kith.frontdoor.public.tests.words import fill
from kith.frontdoor.testing import a_desk
from kith.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def desk():
    found = a_desk()
    Account.objects.filter(id=found.worker.id).update(persona_words="An invented person")
    return found


def counts():
    with acting_as(MACHINE):
        kinds = (Person, Contact, Attachment, Received, Letter)
        return [kind.objects.count() for kind in kinds]


def test_letters_mails_and_word_of_places_go_with_the_demonstration(desk):
    before = counts()
    writer = visitor_with(begin(VISITOR))
    fill(writer)
    send(writer)
    begin(VISITOR)
    child_tells(VISITOR, says=ChildSays(what="They wait for me", safe_now="no"))
    mail = with_files(("a.txt", b"x")).as_bytes()
    take_in(Item(1, len(mail), None, mail), epoch=1, name="a")
    desk.arrives(channel="no_child", about=About(nobody=True, who="The arcade"))
    assert counts() != before
    unmake()
    assert counts() == before


def test_another_desk_s_word_stays(desk):
    other = a_desk()
    contact = other.arrives(about=About(known_as="Noor"))
    unmake()
    assert other.row(contact).child == "known"
    assert testing.browser(other.worker).get(f"/front-door/{contact}/").status_code == 200
