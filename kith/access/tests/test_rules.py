"""The pure rules, case by case; their agreement with the database is in test_worlds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access import rules
from kith.access.rules import Covered, Granted, Held, Hidden, OnDuty, Span, World, may_see
from kith.accounts.roles import ROLES

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALL_DAY = Span(NINE, NINE + 8 * HOUR)
ME, OTHER, TEAM, CHILD = 1, 2, 7, 42


def sees(at: datetime = NINE, kind: str = "worker", **world: object) -> bool:
    return may_see(World(**world), ME, kind, CHILD, at)


def mine(**more: object) -> Granted:
    return Granted(CHILD, "worker", ALL_DAY, **{"account": ME, **more})


class TestASpan:
    def test_its_first_moment_counts_and_its_last_does_not(self) -> None:
        moments = [NINE - HOUR, NINE, NINE + 7 * HOUR, NINE + 8 * HOUR]
        assert [ALL_DAY.holds(at) for at in moments] == [False, True, True, False]

    def test_without_an_end_it_goes_on(self) -> None:
        assert Span(NINE).holds(NINE + 100_000 * HOUR)


class TestAGrant:
    def test_opens_the_record_to_whom_it_names(self) -> None:
        assert sees(granted=[mine()])
        assert not sees(granted=[mine(account=OTHER)])
        assert not sees()

    def test_only_while_it_lasts(self) -> None:
        assert not sees(NINE - HOUR, granted=[mine()])
        assert not sees(NINE + 8 * HOUR, granted=[mine()])

    @pytest.mark.parametrize(
        ("reach", "role", "seen"),
        [
            ("members", "social_worker", True),
            ("members", "team_manager", True),
            ("members", "rota_manager", True),
            ("managers", "social_worker", False),
            ("managers", "team_manager", True),
            ("managers", "mash_manager", True),
        ],
    )
    def test_to_a_team_reaches_members_or_managers(self, reach, role, seen) -> None:
        grant = Granted(CHILD, reach, ALL_DAY, team=TEAM)
        assert sees(granted=[grant], held=[Held(ME, TEAM, role, ALL_DAY)]) is seen
        assert not sees(granted=[grant], held=[Held(ME, TEAM + 1, role, ALL_DAY)])
        assert not sees(granted=[grant], held=[Held(OTHER, TEAM, role, ALL_DAY)])

    def test_a_manager_elsewhere_is_no_manager_here(self) -> None:
        grant = Granted(CHILD, "managers", ALL_DAY, team=TEAM)
        held = [
            Held(ME, TEAM, "social_worker", ALL_DAY),
            Held(ME, TEAM + 1, "team_manager", ALL_DAY),
        ]
        assert not sees(granted=[grant], held=held)


class TestCover:
    """A promise follows cover, and so does the sight of the child (SUPPLEMENT S13 rule 8)."""

    THEIRS = Granted(CHILD, "worker", ALL_DAY, account=OTHER, reason="allocated")

    def test_shows_the_children_of_the_colleague_who_is_away(self) -> None:
        away = Covered(OTHER, ME, Span(NINE, NINE + HOUR))
        assert sees(granted=[self.THEIRS], covered=[away])
        assert not sees(NINE + HOUR, granted=[self.THEIRS], covered=[away])
        assert not sees(granted=[self.THEIRS])

    def test_passes_on_while_the_one_named_is_away_too(self) -> None:
        chain = [Covered(OTHER, 3, ALL_DAY), Covered(3, ME, ALL_DAY)]
        assert sees(granted=[self.THEIRS], covered=chain)
        assert not sees(granted=[self.THEIRS], covered=[*chain, Covered(ME, 4, ALL_DAY)])

    def test_in_a_circle_leads_to_nobody(self) -> None:
        circle = [Covered(OTHER, ME, ALL_DAY), Covered(ME, OTHER, ALL_DAY)]
        assert not sees(granted=[self.THEIRS], covered=circle)

    @pytest.mark.parametrize(
        ("reach", "reason"), [("worker", "break-glass"), ("parent", "parent"), ("self", "self")]
    )
    def test_passes_on_the_work_and_nothing_else(self, reach: str, reason: str) -> None:
        grant = Granted(CHILD, reach, ALL_DAY, account=OTHER, reason=reason)
        assert not sees(granted=[grant], covered=[Covered(OTHER, ME, ALL_DAY)])

    def test_of_a_manager_shows_the_team(self) -> None:
        grant = Granted(CHILD, "managers", ALL_DAY, team=TEAM)
        held = [Held(OTHER, TEAM, "team_manager", ALL_DAY)]
        assert sees(granted=[grant], held=held, covered=[Covered(OTHER, ME, ALL_DAY)])

    def test_of_a_head_of_service_does_not_show_the_whole_service(self) -> None:
        held = [Held(OTHER, TEAM, "head_of_service", ALL_DAY)]
        assert not sees(held=held, covered=[Covered(OTHER, ME, ALL_DAY)])

    def test_does_not_lift_a_restriction(self) -> None:
        hidden = [Hidden(CHILD, "R3", sees=frozenset({OTHER}))]
        away = [Covered(OTHER, ME, ALL_DAY)]
        assert not sees(granted=[self.THEIRS], covered=away, hidden=hidden)


class TestARole:
    @pytest.mark.parametrize("code", sorted(ROLES))
    def test_that_reads_the_whole_service_needs_no_grant(self, code: str) -> None:
        role = ROLES[code]
        held = [Held(ME, TEAM, code, ALL_DAY)]
        assert sees(held=held) is (role.scope.name == "WIDE" and not role.only_on)

    def test_the_night_team_reads_while_on_the_rota(self) -> None:
        held = [Held(ME, TEAM, "edt", Span(NINE))]
        shift = OnDuty(ME, "edt", ALL_DAY)
        assert sees(held=held, on_duty=[shift])
        assert not sees(NINE + 8 * HOUR, held=held, on_duty=[shift])
        assert not sees(held=held, on_duty=[OnDuty(ME, "duty_manager", ALL_DAY)])
        assert not sees(held=[], on_duty=[shift])

    def test_the_product_itself_sees_everyone(self) -> None:
        assert sees(kind="machine", hidden=[Hidden(CHILD, "R3")])


class TestARestriction:
    WAYS = [
        {"granted": [mine()]},
        {"held": [Held(ME, TEAM, "head_of_service", ALL_DAY)]},
        {"held": [Held(ME, TEAM, "edt", ALL_DAY)], "on_duty": [OnDuty(ME, "edt", ALL_DAY)]},
    ]

    @pytest.mark.parametrize("way", WAYS)
    @pytest.mark.parametrize("code", ["R1", "R3"])
    def test_r1_and_r3_hide_from_all_but_the_named(self, way, code: str) -> None:
        assert not sees(**way, hidden=[Hidden(CHILD, code)])
        assert not sees(**way, hidden=[Hidden(CHILD, code, sees=frozenset({OTHER}))])
        assert sees(**way, hidden=[Hidden(CHILD, code, sees=frozenset({ME}))])

    @pytest.mark.parametrize("way", WAYS)
    def test_r5_hides_from_the_named(self, way) -> None:
        assert not sees(**way, hidden=[Hidden(CHILD, "R5", blind=frozenset({ME}))])
        assert sees(**way, hidden=[Hidden(CHILD, "R5", blind=frozenset({OTHER}))])

    def test_of_another_child_hides_nothing_here(self) -> None:
        assert sees(granted=[mine()], hidden=[Hidden(CHILD + 1, "R3")])

    def test_of_two_the_stricter_holds(self) -> None:
        named = Hidden(CHILD, "R1", sees=frozenset({ME}))
        assert not sees(granted=[mine()], hidden=[named, Hidden(CHILD, "R3")])


class TestWhoMay:
    def test_break_glass_is_for_workers_with_some_sight_of_children(self) -> None:
        opens = {code for code, role in ROLES.items() if rules.breaks_glass(role)}
        assert {"social_worker", "nqsw", "front_door", "director", "ig_lead"} <= opens
        assert all(ROLES[code].kind == "worker" for code in opens)
        assert not opens & (rules.NEVER_BREAK_GLASS | {"sysadmin", "analyst", "rota_manager"})

    @given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-200, 200))
    def test_a_restriction_is_looked_at_within_ninety_days(self, day: date, days: int) -> None:
        assert rules.review_in_time(day, day + timedelta(days=days)) is (0 < days <= 90)

    def test_words_for_every_reason(self) -> None:
        assert set(rules.BY_HAND) <= set(rules.REASONS)
        assert list(rules.BREAK_GLASS_REASONS)[-1] == "other"
        assert rules.role_words(["nqsw", "child", "unknown"]).startswith("Child, ")
