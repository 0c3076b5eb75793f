"""A child's page: the same nothing for whoever may not see it, and the rest in its order."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.models import AuditEvent
from kith.access.testing import answer
from kith.cases.commands import Seen, record_contact
from kith.desk.queries.child import child_page
from kith.desk.tests.pages import action, allocated, called, colleague, open_page, plan, said, words
from kith.kernel import clock
from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside
from kith.people.ties.making import New
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
ABSENT = 999_999_999


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    return world


def at(world, more=""):
    return f"/child/{world.person}/{more}"


@pytest.mark.parametrize(
    "more",
    ["", "happened/", "details/", "details/history/", "action/", "contact/", "contact-plan/"],
)
def test_a_child_who_may_not_be_seen_is_as_absent_as_one_who_never_was(world, more):
    stranger = testing.browser(testing.holding("social_worker"))
    forbidden, absent = (
        answer(stranger, at(world, more)),
        answer(stranger, f"/child/{ABSENT}/{more}"),
    )
    assert forbidden.status == 404
    assert forbidden == absent


def test_a_restricted_child_is_absent_for_the_whole_service(world):
    testing.restricted(world.person, "R3", world.worker)
    leader = testing.browser(world.leader)
    assert answer(leader, at(world)) == answer(leader, f"/child/{ABSENT}/")
    assert "Restricted" in words(open_page(world.worker, at(world)))


def test_the_first_screen_says_who_right_now_and_the_child_s_own_words(world):
    thread = plan(world)
    seen = Seen(date(2026, 3, 3), "school", alone=True, words="I want to see my cousin more.")
    record_contact(world.worker, person=world.person, thread=thread, seen=seen)
    text = said(world.worker, at(world))
    assert "Last seen on 3 March 2026, at school, alone." in text
    assert "“I want to see my cousin more.”" in text
    assert f"to {called(world.worker)} on 3 March 2026" in text
    assert text.index("Last seen") < text.index("cousin") < text.index("What we owe")


def test_promises_stand_in_the_order_in_which_they_matter(world):
    action(world, "Soon", due=date(2026, 3, 9))
    action(world, "Far", due=date(2026, 4, 9))
    action(world, "Gone by", due=date(2026, 2, 20))
    action(world, "Now", due=date(2026, 3, 4))
    found = child_page(world.worker, person=world.person).promises
    groups = (found.late, found.today, found.soon, found.later)
    assert [one.says.split(": ")[1] for (one,) in groups] == ["Gone by", "Now", "Soon", "Far"]


def test_only_one_s_own_promises_are_answered_from_the_page(world):
    action(world, due=date(2026, 3, 9))
    ours = colleague(world)
    testing.known_to(ours, world.person)
    (mine,) = child_page(world.worker, person=world.person).promises.soon
    (theirs,) = child_page(ours, person=world.person).promises.soon
    assert [one.value for one in mine.answers] == ["did", "will", "cant"]
    assert not theirs.answers


def test_what_changed_since_this_reader_last_looked(world):
    ours = colleague(world, name="Kim Odell")
    testing.known_to(ours, world.person)
    assert "for the first time" in said(ours, at(world))
    with clock.frozen(NOW + timedelta(hours=2)):
        action(world, "Visit gran", due=date(2026, 3, 20))
        page = open_page(ours, at(world))
        (news,) = page.find_class("kith-news__says")
        assert "We promised: Visit gran" in news.text_content()


def test_whoever_sees_a_summary_is_told_how_to_see_more(world):
    plan(world)
    action(world, due=date(2026, 3, 9))
    front = testing.holding("front_door")
    testing.known_to(front, world.person)
    text = said(front, at(world))
    assert "shows you a summary" in text
    assert "bus pass" in text
    assert "What happened" not in text
    open_page(front, at(world, "happened/"), 403)


def test_an_inspector_reads_and_writes_nothing(world):
    action(world, due=date(2026, 3, 9))
    inspector = testing.holding("inspector", who=testing.account("inspector"))
    testing.known_to(inspector, world.person)
    page = open_page(inspector, at(world))
    assert "bus pass" in words(page)
    assert not page.xpath("//a[contains(@href, '/action/')]")
    open_page(inspector, at(world, "action/"), 403)


def test_only_a_manager_gives_a_worker(world):
    assert open_page(world.manager, at(world)).xpath("//a[contains(@href, '/allocate/')]")
    assert not open_page(world.worker, at(world)).xpath("//a[contains(@href, '/allocate/')]")
    open_page(world.worker, at(world, "allocate/"), 403)


def test_opening_the_page_is_written_down(world):
    open_page(world.worker, at(world))
    with acting_as(MACHINE):
        event = AuditEvent.objects.get(person_id=world.person, event="read")
    assert event.detail["reads"] == "child page"
    assert event.account_id == world.worker.id


def test_a_long_story_goes_on_from_page_to_page_without_losing_a_line(world):
    thread = plan(world, since=date(2026, 1, 5))
    for day in range(1, 31):
        seen = Seen(date(2026, 1, day), "home", words=f"Day {day}.")
        record_contact(world.worker, person=world.person, thread=thread, seen=seen)
    for day in range(1, 21):
        seen = Seen(date(2026, 2, day), "home", words=f"Later {day}.")
        record_contact(world.worker, person=world.person, thread=thread, seen=seen)
    first = open_page(world.worker, at(world, "happened/"))
    (link,) = first.xpath("//a[@rel='next']")
    second = open_page(world.worker, at(world, f"happened/{link.get('href')}"))
    shown = [len(page.find_class("kith-timeline__item")) for page in (first, second)]
    assert shown == [40, 11]


def test_its_queries_do_not_grow_with_the_story(world, django_assert_max_num_queries):
    thread = plan(world, since=date(2026, 1, 5))
    for day in range(1, 21):
        seen = Seen(date(2026, 1, day), "home", words="Hello")
        record_contact(world.worker, person=world.person, thread=thread, seen=seen)
        action(world, f"Thing {day}", due=date(2026, 3, day))
    with django_assert_max_num_queries(34):
        child_page(world.worker, person=world.person)


def test_nor_do_they_grow_with_the_family(world, django_assert_max_num_queries):
    added = {"": world.person}
    for name, role, of in (
        ("Ada Obi", "mother", ""),
        ("Ben Obi", "father", ""),
        ("Jo Obi", "brother", ""),
        ("Ida Obi", "mother", "Ada Obi"),
        ("Kay Lee", "partner", "Ida Obi"),
    ):
        beside = Beside(of=added[of], role=role, how="affair" if role == "partner" else "birth")
        added[name] = relative(world.worker, world.person, New(name), beside)
    with django_assert_max_num_queries(36):
        child_page(world.worker, person=world.person)
