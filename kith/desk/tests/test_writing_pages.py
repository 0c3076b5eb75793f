"""Forms about a child: no word lost, mistakes in their boxes, two writers put together."""

from datetime import UTC, date, datetime

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.audit import sees
from kith.desk.tests.pages import action, allocated, boxes, colleague, open_page, plan, said, send
from kith.kernel import clock
from kith.people.commands import change_details
from kith.people.queries import details
from kith.promises.history import standing
from kith.promises.testing import a_world
from kith.web.models import Draft

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
TODAY = date(2026, 3, 4)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    return world


def at(world, page):
    return f"/child/{world.person}/{page}/"


def hidden(actor, path):
    """Return the hidden boxes of a form, as a browser would send them."""
    page = open_page(actor, path)
    found = page.xpath("//form[contains(@class,'kith-form')]//input[@type='hidden']")
    return {
        one.get("name"): one.get("value")
        for one in found
        if one.get("name") != "csrfmiddlewaretoken"
    }


def facts(world, name):
    with acting_as(MACHINE):
        return [one for one in standing(world.person) if one.name == name]


def an_action(world, **more):
    return {
        "what": "Visit your gran together",
        "why": "She is the one you ring",
        "owner": world.worker.id,
        **boxes("due", date(2026, 3, 20)),
        **boxes("agreed_on", TODAY),
        **more,
    }


def test_an_action_is_promised_and_can_be_taken_back(world):
    back = send(world.worker, at(world, "action"), an_action(world))
    assert back.headers["Location"].startswith(f"/child/{world.person}/?said=fact-")
    assert world.promise("ACTION").words["what"] == "Visit your gran together"
    text = said(world.worker, back.headers["Location"])
    assert "The action is promised." in text
    assert "Visit your gran together" in text


def test_a_mistake_shows_the_form_again_with_every_word(world):
    page = send(
        world.worker, at(world, "action"), an_action(world, **boxes("due", date(2026, 2, 1)))
    )
    text = page.content.decode()
    assert page.status_code == 200
    assert "The due day must be on or after the day it was agreed" in text
    assert "Visit your gran together" in text
    assert 'href="#id_due-day"' in text


def test_words_half_typed_are_there_when_the_page_is_opened_again(world):
    ticket = hidden(world.worker, at(world, "action"))
    kept = {**ticket, "what": "Half a sentence", "kith-then": "leave"}
    assert testing.browser(world.worker).post("/drafts/", kept).status_code == 200
    page = open_page(world.worker, at(world, "action"))
    assert page.xpath("//input[@name='what']")[0].get("value") == "Half a sentence"
    send(world.worker, at(world, "action"), {**ticket, **an_action(world)})
    with acting_as(world.worker):
        assert not Draft.objects.filter(spent=False).exists()


def test_an_action_goes_to_somebody_who_works_with_the_child(world):
    stranger = testing.holding("social_worker")
    page = send(world.worker, at(world, "action"), an_action(world, owner=stranger.id))
    assert "There is a problem" in page.content.decode()
    assert not world.promises("ACTION")


def test_a_visit_keeps_the_promise_and_begins_the_next(world):
    thread = plan(world)
    visit = {**boxes("on", TODAY), "how": "home", "alone": "on", "words": "I sleep better now."}
    back = send(world.worker, f"{at(world, 'contact')}?plan={thread}", visit)
    assert back.status_code == 302
    assert [one.state for one in world.promises("CONTACT")] == ["kept", "open"]
    assert "“I sleep better now.”" in said(world.worker, back.headers["Location"])


def test_a_try_keeps_nothing(world):
    plan(world)
    send(world.worker, at(world, "contact"), {**boxes("on", TODAY), "how": "no_answer"})
    assert [one.state for one in world.promises("CONTACT")] == ["open"]
    assert "We tried on 4 March 2026: no answer" in said(world.worker, f"/child/{world.person}/")


def test_the_first_visit_agrees_when_the_next_one_is(world):
    visit = {**boxes("on", TODAY), "how": "home"}
    page = send(world.worker, at(world, "contact"), visit)
    assert "Enter a number of working days from 1 to 60" in page.content.decode()
    send(world.worker, at(world, "contact"), {**visit, "every_working_days": 15})
    assert world.promise("CONTACT").state == "open"


def test_a_rhythm_is_agreed_changed_and_ended(world):
    rhythm = {"every_working_days": 20, "owner": world.worker.id, **boxes("since", TODAY)}
    send(world.worker, at(world, "contact-plan"), rhythm)
    (first,) = world.promises("CONTACT")
    where = f"{at(world, 'contact-plan')}?plan={first.thread}"
    send(world.worker, where, {**rhythm, "every_working_days": 5})
    assert sorted(one.state for one in world.promises("CONTACT")) == ["open", "void"]
    end = f"/child/{world.person}/contact-plan/{first.thread}/end/"
    why = {**boxes("on", TODAY), "reason": "The work ended with a good goodbye"}
    assert send(world.worker, end, why).status_code == 302
    assert not world.promises("CONTACT", state="open")
    assert send(world.worker, end, why).status_code == 200


def test_a_manager_gives_a_worker_and_the_waiting_team_sees_the_child_no_more(world):
    new = colleague(world, name="Kim Odell")
    waiting = colleague(world, name="Ash Barrow")
    page = open_page(world.manager, at(world, "allocate"))
    choices = [one.text for one in page.xpath("//select[@name='worker']/option")]
    assert any(one.startswith("Kim Odell, North: 0 children") for one in choices)
    chosen = {"worker": f"{new.id}-{world.team}", "why": "Knows the child", **boxes("on", TODAY)}
    assert send(world.manager, at(world, "allocate"), chosen).status_code == 302
    for actor, right in ((new, True), (world.manager, True), (waiting, False)):
        with acting_as(actor):
            assert sees(world.person) is right
    assert "Kim Odell" in open_page(world.manager, f"/child/{world.person}/").text_content()


def test_details_of_two_who_write_at_once_are_put_together_field_by_field(world):
    form = hidden(world.worker, at(world, "details"))
    change_details(world.manager, person=world.person, version=1, changes={"pronouns": "she/her"})
    back = send(world.worker, at(world, "details"), {**form, "known_as": "Samira"})
    assert back.status_code == 302
    values = details(world.worker, person=world.person).values
    assert (values["known_as"], values["pronouns"]) == ("Samira", "she/her")


def test_a_true_conflict_is_shown_to_a_person(world):
    form = hidden(world.worker, at(world, "details"))
    change_details(world.manager, person=world.person, version=1, changes={"known_as": "Sami"})
    page = send(world.worker, at(world, "details"), {**form, "known_as": "Samira"})
    text = page.content.decode()
    assert "Samira" in text
    assert "Sami" in text
    assert "changed this too" in text
    assert details(world.worker, person=world.person).values["known_as"] == "Sami"


def test_the_history_of_details_says_who_and_what_it_was_before(world):
    change_details(world.worker, person=world.person, version=1, changes={"known_as": "Sam"})
    change_details(world.worker, person=world.person, version=2, changes={"known_as": "Sami"})
    text = said(world.worker, f"/child/{world.person}/details/history/")
    assert "Known as: Sami" in text
    assert "Before, it said: Sam" in text


def test_a_fact_is_put_right_and_its_history_stays(world):
    action(world, "Ring teh school", due=date(2026, 3, 20))
    (fact,) = facts(world, "action.promised")
    right = {
        **boxes("on", date(2026, 2, 12)),
        "said_what": "Ring the school",
        "said_why": "So that you get to school",
    }
    wrong = send(world.worker, f"/fact/{fact.id}/correct/", right | {"why": ""})
    assert wrong.status_code == 200
    back = send(world.worker, f"/fact/{fact.id}/correct/", right | {"why": "A slip"})
    assert back.status_code == 302
    (now,) = facts(world, "action.promised")
    assert (now.data["what"], now.data["why"]) == ("Ring the school", "So that you get to school")
    assert clock.local_date(now.at) == date(2026, 2, 12)
    assert "Put right: A slip" in said(world.worker, f"/child/{world.person}/happened/")


def test_what_never_happened_is_taken_out(world):
    action(world, due=date(2026, 3, 20))
    (fact,) = facts(world, "action.promised")
    gone = {**boxes("on", TODAY), "never": "on", "why": "It was another child"}
    assert send(world.worker, f"/fact/{fact.id}/correct/", gone).status_code == 302
    assert not facts(world, "action.promised")


def test_only_whoever_wrote_it_or_a_manager_corrects(world):
    action(world, due=date(2026, 3, 20))
    (fact,) = facts(world, "action.promised")
    ours = colleague(world)
    right = {**boxes("on", date(2026, 2, 12)), "said_what": "Ring", "said_why": "So", "why": "x"}
    page = send(ours, f"/fact/{fact.id}/correct/", right)
    assert "Whoever wrote this down, or a manager, corrects it." in page.content.decode()
    assert send(world.manager, f"/fact/{fact.id}/correct/", right).status_code == 302
    stranger = testing.holding("social_worker")
    assert send(stranger, f"/fact/{fact.id}/correct/", right).status_code == 404


def test_a_form_leads_back_to_the_child_and_does_not_offer_itself(world):
    page = open_page(world.worker, f"/child/{world.person}/contact/")
    (back,) = page.find_class("govuk-back-link")
    assert back.get("href") == f"/child/{world.person}/"
    assert page.find_class("kith-identity__acts")[0].text_content().strip() == ""
