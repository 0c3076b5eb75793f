"""The rota, as its managers work with it: cover planned by mistake, and a shift that falls away."""

from datetime import datetime, timedelta

import pytest

from kith.access import testing
from kith.accounts.models import Account
from kith.desk.commands import plan_shift
from kith.kernel.clock import LONDON, frozen
from tests.journeys.tools import PHONE, axe, go, overflow, sign_in

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)


@pytest.fixture
def noon():
    with frozen(NOW):
        yield


def as_one(page, actor, url):
    sign_in(page.context, Account.objects.get(pk=actor.id), url)
    page.goto("/rota/")
    return page


def hear(page):
    assert axe(page) == [], page.url
    assert overflow(page) <= 0, page.url
    return page.locator("main").inner_text()


def press(page, words):
    go(page.get_by_role("button", name=words, exact=True).last)


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_manager_plans_cover_and_calls_it_off(noon, open_page, base_url, script):
    # Given a team of two
    team = testing.team("North")
    manager = testing.holding("team_manager", team)
    worker, other = (testing.holding("social_worker", team) for _ in range(2))
    page = as_one(open_page(viewport=PHONE, script=script), manager, base_url)

    # When the manager plans the wrong colleague's leave
    go(page.get_by_role("button", name="Plan cover"))
    page.get_by_label("Who is away").select_option(label=worker.name)
    page.get_by_label("Why").select_option(label="On leave")
    for name in ("First day away", "Last day away"):
        day = page.get_by_role("group", name=name)
        for box, typed in (("Day", "30"), ("Month", "11"), ("Year", "2026")):
            day.get_by_label(box, exact=True).fill(typed)
    page.get_by_label("Who covers").select_option(label=other.name)
    press(page, "Plan the cover")
    assert f"{other.name} covers" in hear(page)

    # Then it is called off where it stands
    go(page.get_by_role("link", name="Call it off"))
    assert f"{worker.name} is not going away" in hear(page)
    press(page, "Yes, call it off")
    assert "Nobody is away in the next two weeks." in hear(page)


def test_a_shift_is_taken_off_the_rota_by_clicking_it(noon, open_page, base_url):
    planner, night = testing.holding("rota_manager"), testing.holding("edt")
    begins = NOW + timedelta(hours=6, minutes=30)
    ends = begins + timedelta(hours=14)
    plan_shift(planner, account=night.id, duty="edt", starts_at=begins, ends_at=ends)
    page = as_one(open_page(), planner, base_url)
    hear(page)
    go(page.get_by_role("link", name=f"{night.name}, 6:30pm to 8:30am"))
    assert "Take this shift off the rota" in hear(page)
    press(page, "Take it off")
    assert night.name not in hear(page)
