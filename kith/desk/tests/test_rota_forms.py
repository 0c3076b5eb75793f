"""Planning a shift and cover: what the forms ask, whom they offer, and what they hand back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.accounts.models import Cover, Shift
from kith.accounts.queries import AccountCard
from kith.desk.forms.rota import CoverForm, ShiftForm
from kith.desk.queries.rota import DUTIES, REASONS, rota_page
from kith.desk.tests.pages import boxes, open_page, said, send
from kith.kernel import clock
from kith.kernel.clock import local_date, local_midnight

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


def options(actor, path, name):
    page = open_page(actor, path)
    return [one.get("value") for one in page.xpath(f"//select[@name='{name}']/option")]


# -- The span of a form ---------------------------------------------------------------------------


@given(days, st.integers(0, 23), st.integers(1, 24))
def test_a_shift_begins_by_the_clock_of_the_house_and_lasts_its_hours(on, hour, hours):
    form = ShiftForm()
    begins = datetime(2026, 1, 1, hour).time()
    form.cleaned_data = {"on": on, "begins": begins, "hours": hours}
    starts, ends = form.span()
    assert ends - starts == timedelta(hours=hours)
    assert local_date(starts) == on


@given(days, st.integers(0, 30))
def test_cover_runs_from_the_first_midnight_to_the_one_that_ends_the_last_day(first, more):
    form = CoverForm()
    last = first + timedelta(days=more)
    form.cleaned_data = {"first": first, "last": last}
    starts, ends = form.span()
    assert starts == local_midnight(first)
    assert ends == local_midnight(last + timedelta(days=1))


def test_nobody_need_be_named_to_cover_and_the_first_choice_says_what_follows():
    form = CoverForm(people=[AccountCard(3, "Kim Odell", "worker")])
    assert form.fields["by"].choices[0] == ("", "Nobody yet: tell the manager")
    assert form.fields["absent"].choices == [("3", "Kim Odell")]


# -- Who is offered -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_shift_is_offered_to_those_whose_role_can_be_on_duty():
    planner, night = testing.holding("rota_manager"), testing.holding("edt")
    worker = testing.holding("social_worker")
    offered = options(planner, "/rota/shift/", "account")
    assert str(night.id) in offered
    assert str(worker.id) not in offered


@pytest.mark.django_db
def test_a_manager_plans_for_those_of_the_team_and_for_no_stranger():
    team = testing.team("North")
    manager = testing.holding("team_manager", team)
    worker = testing.holding("social_worker", team)
    stranger = testing.holding("social_worker")
    offered = options(manager, "/rota/cover/", "absent")
    assert str(worker.id) in offered
    assert str(stranger.id) not in offered


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["social_worker", "analyst", "sysadmin"])
def test_who_plans_nothing_is_offered_nobody_and_no_way_to_it(role):
    shown = rota_page(testing.holding(role))
    assert (shown.may_plan_shifts, shown.may_plan_cover) == (False, False)
    assert (shown.colleagues, shown.on_call) == ((), ())


@pytest.mark.django_db
def test_an_empty_rota_still_names_every_duty():
    text = said(testing.holding("social_worker"), "/rota/")
    for _, name in DUTIES:
        assert name in text


# -- What cannot be planned -----------------------------------------------------------------------


def a_shift(who, **more):
    told = {"account": who, "duty": "edt", "begins": "6:30pm", "hours": "14"}
    return {**told, **boxes("on", date(2026, 3, 4)), **more}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": "25"},
        {"hours": "0"},
        {"hours": "a night"},
        {"begins": "late"},
        {"begins": "25:00"},
        {"duty": "tea"},
        {"account": "999999"},
        boxes("on", date(2026, 3, 4)) | {"on-day": "31", "on-month": "2"},
    ],
)
def test_a_shift_that_makes_no_sense_is_handed_back_and_none_is_planned(wrong):
    planner, night = testing.holding("rota_manager"), testing.holding("edt")
    page = send(planner, "/rota/shift/", a_shift(night.id, **wrong))
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Shift.objects.exists()


@pytest.mark.django_db
def test_cover_that_ends_before_it_begins_is_handed_back_with_why():
    team = testing.team("North")
    manager = testing.holding("team_manager", team)
    worker = testing.holding("social_worker", team)
    sent = {
        "absent": worker.id,
        "reason": REASONS[0][0],
        "by": "",
        **boxes("first", date(2026, 3, 9)),
        **boxes("last", date(2026, 3, 6)),
    }
    page = send(manager, "/rota/cover/", sent)
    assert "The end must be after the start." in page.content.decode()
    assert not Cover.objects.exists()


@pytest.mark.django_db
def test_somebody_who_may_not_plan_is_refused_though_they_know_the_address():
    worker, night = testing.holding("social_worker"), testing.holding("edt")
    page = send(worker, "/rota/shift/", a_shift(night.id))
    assert page.status_code == 200  # nobody is offered, so that nobody can be chosen
    assert "There is a problem" in page.content.decode()
    assert not Shift.objects.exists()
