"""A mail that names nobody: somebody finds out whom it means, and who wrote it."""

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Account
from kith.frontdoor.mailbox.box import Item
from kith.frontdoor.mailbox.commands import take_in
from kith.frontdoor.mailbox.tests.mails import a_mail
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen
from kith.people.commands import change_details
from kith.people.people import Facts, add_people
from tests.journeys.test_street import hear, press
from tests.journeys.tools import go, sign_in

EVENING = datetime(2026, 11, 20, 18, 20, tzinfo=LONDON)


@pytest.fixture
def evening():
    cache.clear()
    with frozen(EVENING):
        yield a_desk()


def known(desk, name, born):
    """Return a child whom another team works with."""
    with acting_as(MACHINE):
        (child,) = add_people([Facts(born=born)], team=desk.world.team)
        change_details(MACHINE, person=child, version=1, changes={"known_as": name})
    return child


def a_mail_comes(desk):
    mail = a_mail("Two men wait for Sam outside school.", From="H. Bose <h.bose@post.example>")
    raw = mail.as_bytes()
    item = Item(uid=1, raw=raw, size=len(raw), put_in=EVENING - timedelta(minutes=15))
    return take_in(item, epoch=1, name="front.door@a")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_mail_is_found_to_be_about_a_child_whom_we_know(open_page, base_url, evening, script):
    # Given a mail that no machine could put to a child, about one whom another team works with
    known(evening, "Sam Okoro", date(2012, 5, 12))
    a_mail_comes(evening)
    page = open_page(script=script)
    sign_in(page.context, Account.objects.get(pk=evening.worker.id), base_url)
    page.goto("/front-door/")
    go(page.get_by_role("link", name="Child not yet identified", exact=True))
    press(page, "Open it")

    # When the desk looks for the child by what the mail tells
    go(page.get_by_role("button", name="We know who the child is"))
    hear(page)
    page.get_by_label("Who is it?").fill("sam ocoro 12/5/2012")
    press(page, "Look")
    shown = hear(page).locator("main").inner_text()
    assert "There is a problem" not in shown
    assert "Very likely" in shown
    page.get_by_label("Sam Okoro").check()
    page.get_by_label("How do we know?").fill("The school gave us his date of birth")
    press(page, "We know who the child is")

    # Then it is word about that child, and who said so and how stands in its story
    shown = hear(page).locator("main").inner_text()
    assert "Sam Okoro" in page.locator("body").inner_text()
    assert "We found out who the child is." in page.locator("body").inner_text()

    # And when it turns out that a school wrote it, they are owed an answer
    page.get_by_text("More that can be done").click()
    go(page.locator("details.kith-fold").get_by_role("button", name="Put right who told us"))
    hear(page)
    page.get_by_label("Who told us?").select_option("School or college")
    page.get_by_label("How do we know?").fill("She rang from the school’s own number")
    press(page, "Put right who told us")
    shown = hear(page).locator("body").inner_text()
    assert "We put right who had told us." in shown
    assert "knows we have it" in shown
