"""A stabbing in two inboxes: the police write on Friday night, the hospital rings on Saturday.

The clock of a serious incident runs from the first of both, read or not (SUPPLEMENT S0 #3, J6).
"""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache

from kith.accounts.models import Account
from kith.frontdoor.mailbox.box import Item
from kith.frontdoor.mailbox.commands import take_in
from kith.frontdoor.mailbox.tests.mails import a_mail
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen
from tests.journeys.test_street import hear, press
from tests.journeys.tools import go, sign_in

SATURDAY = datetime(2026, 11, 21, 10, 0, tzinfo=LONDON)
WRITTEN = datetime(2026, 11, 20, 22, 10, tzinfo=LONDON)


@pytest.fixture
def saturday():
    cache.clear()
    with frozen(WRITTEN):
        desk = a_desk()
    with frozen(SATURDAY):
        yield desk


def the_police_wrote():
    """Let the mailbox take in what came on Friday night; nobody has read it."""
    received = f"by mx.council.example; {WRITTEN:%a, %d %b %Y %H:%M:%S} +0000"
    mail = a_mail("A boy of 15 was stabbed at the arcade.", Received=received)
    with frozen(WRITTEN + timedelta(minutes=1)):
        item = Item(uid=1, raw=mail.as_bytes(), size=len(mail.as_bytes()), put_in=WRITTEN)
        take_in(item, epoch=1, name="front.door@a")


def press_step(page, words):
    """Press a step among all that can be done."""
    fold = page.locator("details.kith-fold > summary")
    if fold.count() and not page.get_by_role("button", name=words).first.is_visible():
        fold.click()
    go(page.get_by_role("button", name=words, exact=True).first)
    hear(page)


def a_call(page):
    """Take down what the hospital says, and grade it."""
    page.goto("/front-door/")
    go(page.get_by_role("button", name="Take in word of a child"))
    go(hear(page).get_by_role("link", name="Telephone").first)
    page.get_by_label("What is the child called?").fill("Ayo Bell")
    page.get_by_label("What happened, when").fill("He has a stab wound in his leg.")
    page.get_by_role("group", name="Is the child safe now?").get_by_label("Yes").check()
    page.get_by_label("Who told us?").select_option("health")
    press(page, "Save and grade it")
    press_step(page, "Say how urgent it is")
    page.get_by_label("RED").check()
    page.get_by_label("Why?").fill("He was stabbed")
    press(page, "Say how urgent it is")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_the_clock_runs_from_the_first_of_two_inboxes(open_page, base_url, saturday, script):
    # Given a mail of Friday night that nobody has read, and a call of Saturday morning
    the_police_wrote()
    page = open_page(script=script)
    sign_in(page.context, Account.objects.get(pk=saturday.worker.id), base_url)
    a_call(page)

    # When the call is said to be a serious incident, the mail of these days is offered
    press_step(page, "This is a serious incident")
    page.get_by_label("Stabbing, shooting").check()
    page.get_by_label("What happened?").fill("Stabbed in the leg by two others")
    offered = page.get_by_label("Child not yet identified")
    assert "20 November" in page.locator("main").inner_text()
    offered.check()
    press(page, "This is a serious incident")

    # Then both are of one event, and its discussion is due a day after the mail, not the call
    page.locator("summary", has_text="more promises").click()
    shown = hear(page).locator("body").inner_text()
    assert "Others about the same event" in shown
    assert "by 21 November 2026 at 10:10pm: 24 hours from the first arrival in any inbox" in shown

    # And in the mail one reads where the incident stands
    go(page.locator("[aria-labelledby='same']").get_by_role("link").first)
    assert "the serious incident stands there" in hear(page).locator("body").inner_text()

    # When the mail turns out to be about the same child, a second incident leads to the first
    press_step(page, "We know who the child is")
    page.get_by_label("Who is it?").fill("Ayo Bell")
    press(page, "Look")
    page.get_by_label("Ayo Bell").check()
    page.get_by_label("How do we know?").fill("The officer knew his name")
    press(page, "We know who the child is")
    press_step(page, "This is a serious incident")
    page.get_by_label("Stabbing, shooting").check()
    page.get_by_label("What happened?").fill("The same")
    press(page, "This is a serious incident")
    assert "This is a serious incident already, in contact" in page.locator("main").inner_text()
