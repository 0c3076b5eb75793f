"""The pages of a team and of the service: what is on them, and who is let in."""

from datetime import date, timedelta

import pytest
from lxml import html

from kith.access import testing
from kith.accounts.models import Account
from kith.kernel import clock
from kith.promises.testing import a_world
from kith.promises.tests.test_escalation import away, on, promised, returned, safe
from kith.promises.tests.test_load import children, days_from, weighed

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 9)
LATER = date(2026, 3, 23)


@pytest.fixture(autouse=True)
def _later():
    with clock.frozen(on(LATER)):
        yield


@pytest.fixture
def world():
    return a_world()


def page(actor, path):
    """Return a page as somebody sees it, without what is not read aloud."""
    answer = testing.browser(actor).get(path)
    assert answer.status_code == 200, path
    return html.fromstring(answer.content.decode())


def words(node):
    return " ".join(node.text_content().split())


# -- The board ------------------------------------------------------------------------------------


def test_it_opens_with_what_is_late_and_then_names_workers_and_children(world):
    promised(world)
    shown = page(world.manager, "/team/")
    assert "1 promise is late, to 1 child." in words(shown)
    assert len(shown.xpath("//table/tbody/tr")) == 1
    (child,) = shown.find_class("kith-child__link")
    assert child.get("href") == f"/child/{world.person}/"


def test_a_quiet_team_is_told_what_would_stand_there(world):
    said = words(page(world.manager, "/team/"))
    assert "No promise of this team is late." in said
    assert "When something is, the child stands here" in said


def test_one_cause_is_one_line_with_the_promises_behind_it(world):
    for _ in range(3):
        promised(world)
    away(world.worker, None)
    shown = page(world.manager, "/team/")
    (cause,) = shown.find_class("kith-cause")
    assert "is away" in words(cause)
    assert len(cause.find_class("kith-promise")) == 3


def test_those_who_do_not_fit_are_one_tap_away(world):
    children(world, 14)
    shown = page(world.manager, "/team/")
    (more,) = shown.xpath("//a[contains(., 'more child')]")
    assert len(shown.find_class("kith-child__link")) == 12
    assert words(more) == "And 2 more children, the oldest 20 days late"
    assert len(page(world.manager, more.get("href")).find_class("kith-child__link")) == 14


def test_a_child_without_a_worker_can_be_given_one_from_here(world):
    returned(world, date(2026, 3, 3))
    shown = page(world.manager, "/team/")
    (give,) = shown.find_class("kith-waiting__act")
    assert give.get("href") == f"/child/{world.person}/allocate/"
    assert "1 promise was late already when the return came" in words(shown)


def test_too_much_for_one_person_is_said_to_those_above(world):
    children(world, 9)
    weighed(*days_from(MONDAY, 11))
    (line,) = page(world.manager, "/team/").find_class("kith-board__loads")
    assert "more than is fair for 11 working days: 9 children wait on them" in words(line)
    assert "9 children wait on them" in words(page(world.leader, "/service/"))


def test_other_teams_of_the_same_manager_are_one_tap_away(world):
    second = testing.team("South")
    who = testing.holding("team_manager", second, who=Account.objects.get(pk=world.manager.id))
    shown = page(who, "/team/")
    found = {link.text for link in shown.xpath("//main//a")}
    assert found == {"South", "Help that was promised", "Records that may be one person"}
    assert "South" in words(page(who, f"/team/{second.pk}/").find(".//h1"))


def test_another_team_is_no_page_at_all(world):
    stranger = testing.browser(testing.holding("team_manager"))
    there, nowhere = stranger.get(f"/team/{world.team}/"), stranger.get("/team/999999/")
    assert there.status_code == nowhere.status_code == 404
    assert testing.same(there.content.decode(), nowhere.content.decode())


@pytest.mark.parametrize("path", ["/team/", "/service/"])
@pytest.mark.parametrize("role", ["social_worker", "auditor", "lead_member", "police_partner"])
def test_who_decides_on_no_child_is_refused(world, path, role):
    assert testing.browser(testing.holding(role)).get(path).status_code == 403


# -- The service ----------------------------------------------------------------------------------


def test_the_head_of_service_sees_causes_with_children_one_step_further(world):
    promised(world)
    away(world.worker, None)
    shown = page(world.leader, "/service/")
    assert "1 promise is late, to 1 child." in words(shown)
    rows = shown.find_class("kith-causes__one")
    assert [words(row.find_class("kith-causes__what")[0]) for row in rows][1:] == [
        "An action with a name and a day", "North",
    ]  # fmt: skip
    assert all(row.find(".//a").get("href") == f"/child/{world.person}/" for row in rows)


def test_a_late_promise_of_safety_puts_its_child_on_top(world):
    safe(world, date(2026, 3, 10))
    shown = page(world.leader, "/service/")
    (link,) = shown.xpath("//section[@aria-labelledby='safety']//a")
    assert link.get("href") == f"/child/{world.person}/"


def test_every_child_with_a_late_promise_of_safety_has_a_name(world):
    children(world, 12, owes=lambda world: safe(world, date(2026, 3, 10)))
    shown = page(world.leader, "/service/")
    assert len(shown.xpath("//section[@aria-labelledby='safety']//a")) == 12
    assert "And 2 more" in words(shown.xpath("//section[@aria-labelledby='safety']//summary")[0])


def test_a_quiet_service_says_so(world):
    assert "No promise is late in the service today." in words(page(world.leader, "/service/"))


# -- A hidden child -------------------------------------------------------------------------------


def drawn(actor, path):
    answer = testing.browser(actor).get(path)
    return testing.PASSING.sub(b"", answer.content)


@pytest.mark.parametrize("path", ["/team/", "/service/", "/notices/", "/policy/", "/rota/"])
def test_a_hidden_child_leaves_no_trace_on_the_page(world, path):
    with testing.undone():
        before = drawn(world.leader, path)
    promised(world)
    testing.restricted(world.person, "R3", world.manager)
    assert drawn(world.leader, path) == before


# -- How much is asked of the database ------------------------------------------------------------


@pytest.mark.parametrize(("path", "most"), [("/team/", 60), ("/service/", 45)])
def test_a_page_asks_as_much_for_twelve_children_as_for_two(
    world, path, most, django_assert_max_num_queries
):
    children(world, 2)
    browser = testing.browser(world.leader)
    browser.get(path)
    with django_assert_max_num_queries(most) as few:
        browser.get(path)
    children(world, 12)
    later = on(LATER) + timedelta(minutes=1)
    with clock.frozen(later), django_assert_max_num_queries(len(few)):
        browser.get(path)
