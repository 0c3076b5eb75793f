"""Who is who, who is on duty and who covers whom, at a moment."""

from datetime import timedelta

import pytest

from kith.accounts import queries, rota, staffing
from kith.accounts.models import Account
from kith.accounts.rules import stands_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def test_a_card_names_the_roles_that_somebody_holds_now(north, worker, now):
    ama = worker("ama", "social_worker", north)
    staffing.add_member(ama, north, "chair", since=now + DAY)
    card = queries.account_card(ama)
    assert card == queries.AccountCard(ama, "Ama", "worker", ("Social worker",))


def test_a_child_is_a_child_without_anybody_saying_so(worker):
    assert queries.account_card(worker("sam", kind="child", person_id=1)).role_names == ("Child",)


def test_there_is_no_card_for_a_number_that_is_nobody():
    assert queries.account_card(999_999) is None


def test_a_team_has_its_members_and_its_managers(north, worker):
    ama, tom = worker("ama", "social_worker", north), worker("tom", "team_manager", north)
    worker("zoe", "head_of_service", staffing.create_team("service", "Service"))
    assert [card.id for card in queries.accounts_in(north)] == [ama, tom]
    assert [card.id for card in queries.managers_of(north)] == [tom]
    assert [card.name for card in queries.holders_of("head_of_service")] == ["Zoe"]


def test_a_membership_counts_from_its_first_moment_until_its_last(north, worker, now):
    ama = worker("ama")
    staffing.add_member(ama, north, "chair", since=now, until=now + DAY)
    assert queries.memberships(ama, now - HOUR) == []
    assert queries.memberships(ama, now) == [queries.Held(ama, north, "chair")]
    assert queries.memberships(ama, now + DAY) == []


def test_teams_are_listed_by_name(north):
    south = staffing.create_team("south", "A southern team")
    assert [team.id for team in queries.teams()] == [south, north]
    assert queries.team_called("south").id == south
    assert queries.team_called("west") is None
    assert queries.team_card(999_999) is None


def test_who_is_on_duty_now_the_latest_to_start_first(worker, now):
    ama, ben, cat = worker("ama"), worker("ben"), worker("cat")
    rota.plan_shift(ama, "edt", now - 2 * HOUR, now + HOUR)
    rota.plan_shift(ben, "edt", now - HOUR, now + 2 * HOUR)
    rota.plan_shift(cat, "duty_manager", now - HOUR, now + HOUR)
    assert [card.id for card in queries.on_duty("edt")] == [ben, ama]
    assert [card.id for card in queries.on_duty("edt", now + HOUR)] == [ben]
    assert queries.on_duty("edt", now + 2 * HOUR) == []
    assert queries.duties_of(cat) == {"duty_manager"}


def test_nobody_is_on_duty_while_away(worker, now):
    ama = worker("ama")
    rota.plan_shift(ama, "edt", now - HOUR, now + HOUR)
    rota.plan_cover(ama, None, now, now + DAY, "sick")
    assert queries.on_duty("edt") == []


def test_cover_takes_over_for_as_long_as_it_lasts(worker, now):
    ama, ben = worker("ama"), worker("ben")
    rota.plan_cover(ama, ben, now, now + DAY, "leave")
    assert ama not in queries.away_at(now - HOUR)
    assert stands_in(ama, queries.away_at(now - HOUR)) == ama
    assert ama in queries.away_at()
    assert stands_in(ama, queries.away_at()) == ben
    assert stands_in(ama, queries.away_at(now + DAY)) == ama


def test_cover_passes_on_when_whoever_covers_falls_ill(worker, now):
    ama, ben, cat = worker("ama"), worker("ben"), worker("cat")
    rota.plan_cover(ama, ben, now, now + DAY, "leave")
    rota.plan_cover(ben, cat, now, now + DAY, "sick")
    assert stands_in(ama, queries.away_at()) == cat


def test_away_with_nobody_named_goes_to_the_manager(worker, now):
    ama = worker("ama")
    rota.plan_cover(ama, None, now, now + DAY, "sick")
    assert ama in queries.away_at()
    assert stands_in(ama, queries.away_at()) is None


def test_somebody_who_has_left_is_away_for_good_and_covers_for_nobody(worker, now):
    ama, ben = worker("ama"), worker("ben")
    rota.plan_cover(ama, ben, now, now + DAY, "leave")
    Account.objects.filter(id=ben).update(is_active=False)
    assert ben in queries.away_at()
    assert stands_in(ama, queries.away_at()) is None


def test_the_rota_page_has_what_touches_its_days(worker, now):
    ama, ben = worker("ama"), worker("ben")
    rota.plan_shift(ama, "edt", now, now + HOUR)
    rota.plan_shift(ben, "edt", now + 3 * DAY, now + 3 * DAY + HOUR)
    rota.plan_cover(ama, ben, now + HOUR, now + DAY, "leave")
    rota.plan_cover(ben, None, now + 2 * DAY, now + 3 * DAY, "sick")
    shifts = queries.rota(now, now + DAY)
    assert [(one.who.id, one.what, one.starts_at) for one in shifts] == [(ama, "edt", now)]
    gone = queries.absences(now, now + 3 * DAY)
    assert [(one.who.id, one.by and one.by.id, one.what) for one in gone] == [
        (ama, ben, "leave"),
        (ben, None, "sick"),
    ]


def test_asking_about_a_team_takes_a_fixed_number_of_questions(
    north, worker, django_assert_num_queries
):
    for name in ("ama", "ben", "cat", "dan"):
        worker(name, "social_worker", north)
    with django_assert_num_queries(3):
        assert len(queries.accounts_in(north)) == 4
