"""A RED e-mail on a Friday evening, taken by name; and another that nobody takes (J29, J40).

The mailbox and the minute's job work behind the pages: the test lets a mail arrive, about nobody
whom a machine could name, and the minute pass as they would. Everything that a person does is
clicked.
"""

import time
from datetime import date, timedelta
from itertools import count

import pytest
from playwright.sync_api import expect

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.models import Grant
from kith.accounts.models import Account
from kith.accounts.queries import team_called
from kith.cases.commands import allocate
from kith.demo import clock as borough_clock
from kith.demo.personas import ADOLESCENT
from kith.frontdoor.mailbox.box import Item
from kith.frontdoor.mailbox.commands import take_in
from kith.frontdoor.mailbox.tests.mails import a_mail
from kith.kernel import clock
from kith.people.models import Person
from kith.promises.escalation import escalate
from tests.journeys.borough.steps import follow, follow_button, hear, press, says
from tests.journeys.tools import become, go

FRIDAY = date(2026, 4, 3)
EVENING = clock.at_local(FRIDAY, timedelta(hours=18, minutes=5))
_child, _mail = count(), count(1)


@pytest.fixture
def borough(django_db_blocker):
    """Reach behind the pages, on the borough's clock."""
    with django_db_blocker.unblock():
        borough_clock.install()
        yield
        clock.set_source(None)


def until(moment):
    """Let the borough's clock come to a moment, where it has not passed it, and the job run."""
    ahead = moment - clock.now()
    if ahead > timedelta():
        borough_clock.move_on(ahead)
    time.sleep(1.1)  # the server reads the borough's clock once a second
    return escalate()


def an_open_child_of(username):
    """Give a worker a child of their team's, another one each time, and return the child."""
    manager, worker = (Account.objects.get(username=one) for one in ("ines", username))
    with acting_as(MACHINE):
        held = Grant.objects.filter(account__username="tobi", reach="worker", until_at=None)
        person = held.order_by("-id").values_list("person_id", flat=True)[next(_child)]
    allocate(
        actor_for(manager.id),
        person=person,
        worker=worker.id,
        team=team_called(ADOLESCENT).id,
        why="Has room for one more",
        on=clock.today(),
    )
    return person


def a_mail_arrives():
    """Let the mailbox take in what the police wrote, as it does by itself: about nobody yet."""
    now, number = clock.now(), next(_mail)
    mail = a_mail(
        "He was seen pushed into a car by three men, with a knife. His phone is off.",
        Received=f"by mx.council.example; {now:%a, %d %b %Y %H:%M:%S} +0000",
        From="Sgt. A. Vale <a.vale@wexbridge.pnn.police.uk>",
        **{"Message-ID": f"<{number}@police.example>"},
    )
    raw = mail.as_bytes()
    item = Item(uid=number, raw=raw, size=len(raw), put_in=now)
    return take_in(item, epoch=1, name="front.door@a")


def alarm(page):
    return page.locator(".kith-alarm__link")


def test_the_worker_is_on_leave_and_somebody_takes_it_by_name(borough, open_page):
    # Given Friday evening, and a worker on leave whom a colleague covers
    until(EVENING)
    cover, duty, away = (open_page() for _ in range(3))
    for page, name in ((cover, "Ruth Okonjo"), (duty, "Dina Kovac"), (away, "Milan Ferreira")):
        become(page, name)
    before = alarm(duty).inner_text()

    # When the police write that somebody is held, and nobody knows yet who it is
    a_mail_arrives()

    # Then it rings for whoever is on duty, on whatever page they are, and for nobody's team
    expect(alarm(duty)).to_be_visible(timeout=10_000)
    expect(alarm(duty)).not_to_have_text(before or "nothing", timeout=10_000)
    for page in (cover, away):
        expect(alarm(page)).to_be_hidden()

    # When it is opened and found out who is meant, a child of his
    person = an_open_child_of("milan")
    go(alarm(duty))
    hear(duty)
    mine = duty.locator(".kith-child", has_text="somebody who reads what reached us").first
    go(mine.get_by_role("button", name="Open it").first)
    hear(duty)
    who_it_is(duty, person)

    # Then it rings for the one who covers for him, and the contact offers to give it to his team
    expect(alarm(cover)).to_be_visible(timeout=10_000)
    expect(alarm(away)).to_be_hidden()
    assert says(duty, "works with")
    go(alarm(cover))
    assert says(hear(cover), "Now: word of a child reached us that is, or may be, RED")

    # It is graded and taken by name by the one on duty, within the half hour
    follow_button(duty, "Say how urgent it is")
    duty.get_by_label("RED").check()
    duty.get_by_label("Why?").fill("He is held by men now.")
    press(duty, "Say how urgent it is", inside=".govuk-button-group")
    assert duty.get_by_role("button", name="Give it to the child’s own team").first.is_visible()
    press(duty, "I take this")
    assert says(duty, "Taken by Dina Kovac")
    expect(alarm(cover)).to_be_hidden(timeout=10_000)


def who_it_is(page, person):
    """Say who a mail is about, looked for by the child's name and chosen among those found."""
    with acting_as(MACHINE):
        name = Person.objects.values_list("known_as", flat=True).get(id=person)
    follow_button(page, "We know who the child is")
    page.get_by_label("Who is it?").fill(name)
    press(page, "Look", inside=".govuk-button-group")
    page.locator(f"input[name='child'][value='{person}']").check()
    page.get_by_label("How do we know?").fill("The sergeant gave his name")
    press(page, "We know who the child is", inside=".govuk-button-group")


def test_nobody_takes_it_and_it_climbs_through_the_night(borough, open_page):
    # Given the night team alone, at a quarter past one
    late = clock.at_local(FRIDAY + timedelta(days=1), timedelta(hours=1, minutes=10))
    until(late)
    until(clock.now())
    leader, director = open_page(), open_page()
    become(leader, "Nadia Rahimi")
    assert "reads what reached us" not in leader.locator("main").inner_text()

    # When word arrives and half an hour later nobody has opened it
    arrived = clock.now()
    a_mail_arrives()
    assert until(arrived + timedelta(minutes=31)) >= 1

    # Then after a quarter of an hour more the night lead is told, and after half an hour the head
    # of service on call, wherever in the product she is
    until(arrived + timedelta(minutes=46))
    until(arrived + timedelta(minutes=61))
    become(leader, "Nadia Rahimi")
    expect(alarm(leader)).to_be_visible(timeout=10_000)
    section = leader.locator("section", has=leader.get_by_role("heading", name="Cannot wait"))
    assert section.get_by_text("somebody who reads what reached us").first.is_visible()
    hear(leader)

    # And after an hour the director on call
    until(arrived + timedelta(minutes=91))
    become(director, "Gwen Abara")
    go(alarm(director))
    assert says(hear(director), "Now: a child needs somebody. Take it by name.")

    # Whoever opens it and takes it by name ends the ringing
    become(leader, "Nadia Rahimi")
    waits = leader.locator(".kith-child", has_text="somebody who reads what reached us").first
    go(waits.get_by_role("button", name="Open it").first)
    hear(leader)
    follow_button(leader, "Say how urgent it is")
    leader.get_by_label("RED").check()
    leader.get_by_label("Why?").fill("He is held by men, and nobody was there.")
    press(leader, "Say how urgent it is", inside=".govuk-button-group")
    press(leader, "I take this")
    assert says(leader, "Taken by Nadia Rahimi")
    story = leader.locator(".kith-columns__aside").inner_text()
    assert "Somebody opened what had reached us." in story


def test_the_front_door_is_found_again_in_the_morning(borough, open_page):
    # What the night took stands on the queue of the day, graded and by name.
    until(clock.at_local(FRIDAY + timedelta(days=1), timedelta(hours=9)))
    page = open_page()
    become(page, "Freya Osei")
    follow(page, "Front door")
    follow(page, "RED")
    assert page.locator(".kith-queue__row").count() >= 2
