"""SUPPLEMENT S13, rule by rule and property by property, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.accounts.rules import stands_in
from kith.kernel.clock import local_midnight
from kith.kernel.policy import DECLARED, in_force
from kith.promises.rules import (
    Cause,
    Owed,
    bundle,
    days_late,
    fit,
    is_heard,
    is_known,
    is_late,
    is_quiet,
    is_unwritten,
    ladder,
    may_alert,
    next_monday,
    over_too_long,
    reached,
)

DAY = timedelta(days=1)
NUMBERS = {rule.code: rule.value for rule in DECLARED if in_force(rule, date(2026, 3, 4))}
DUE = local_midnight(date(2026, 3, 5))  # due on Wednesday 4 March


def owed(number=1, **more):
    return Owed(**{"id": f"p{number}", "kind": "T9", "person": 1, "team": 1, "due_at": DUE} | more)


moments = st.datetimes(
    datetime(2025, 6, 1), datetime(2027, 6, 1), timezones=st.just(UTC), allow_imaginary=False
)


@st.composite
def promises(draw):
    """Any promise, in any state, with anything said of it."""
    maybe = st.none() | moments
    return owed(
        draw(st.integers(1, 10_000)),
        person=draw(st.integers(1, 6)),
        due_at=draw(moments),
        state=draw(st.sampled_from(["open", "open", "open", "kept", "withdrawn", "void"])),
        alert_class=draw(st.sampled_from(["P0", "P1", "P2", "P3"])),
        safety=draw(st.booleans()),
        significant=draw(st.booleans()),
        owner=draw(st.none() | st.integers(1, 4)),
        known_until=draw(maybe),
        settled_until=draw(maybe),
        attested_until=draw(maybe),
        accepted_until=draw(maybe),
        acknowledged_at=draw(maybe),
        barrier=draw(st.sampled_from(["", "", "partner", "court"])),
    )


many = st.lists(promises(), max_size=40, unique_by=lambda one: one.id)


class TestReading:
    """How a promise stands is read from the clock."""

    def test_the_due_instant_is_the_first_that_is_too_late(self):
        assert not is_late(owed(), DUE - timedelta(microseconds=1))
        assert is_late(owed(), DUE)

    @pytest.mark.parametrize("state", ["kept", "kept_late", "withdrawn", "void"])
    def test_what_has_ended_is_not_late(self, state):
        assert not is_late(owed(state=state), DUE + DAY)

    def test_due_after_what_a_return_knows_is_neither_late_nor_alerted(self):
        unknown = owed(known_until=DUE - DAY)
        assert not is_known(unknown)
        assert not is_late(unknown, DUE + 400 * DAY)
        assert not may_alert(unknown, DUE + 400 * DAY)

    def test_due_by_the_reference_date_is_known(self):
        assert is_late(owed(known_until=DUE), DUE)

    def test_late_before_its_import_is_judged_and_never_alerted(self):
        settling = owed(settled_until=DUE + 30 * DAY)
        for now in (DUE + DAY, DUE + 300 * DAY):
            assert is_late(settling, now)
            assert not may_alert(settling, now)

    def test_done_and_not_written_stops_the_line_for_a_while_and_not_the_clock(self):
        attested = owed(attested_until=DUE + 2 * DAY)
        assert is_unwritten(attested, DUE + DAY)
        assert not may_alert(attested, DUE + DAY)
        assert is_late(attested, DUE + DAY)
        assert may_alert(attested, DUE + 2 * DAY)

    def test_accepted_with_a_reason_it_is_quiet_until_that_day(self):
        accepted = owed(accepted_until=DUE + 5 * DAY)
        assert not may_alert(accepted, DUE + DAY)
        assert may_alert(accepted, DUE + 5 * DAY)

    @pytest.mark.parametrize(("after", "days"), [(timedelta(0), 1), (DAY, 2), (6 * DAY, 7)])
    def test_days_late_count_from_the_last_day(self, after, days):
        assert days_late(owed(), DUE + after) == days


class TestLadders:
    """Who is told, and from when."""

    def steps(self, **more):
        return {step.rung: step.at for step in ladder(owed(**more), NUMBERS)}

    def test_p0_unacknowledged_at_02_10_climbs_at_15_30_and_60_minutes(self):
        """J40."""
        at = datetime(2026, 3, 4, 2, 10, tzinfo=UTC)
        roles = {step.role: step.at for step in ladder(owed(alert_class="P0", due_at=at), NUMBERS)}
        assert roles["edt_lead"] == at.replace(minute=25)
        assert roles["hos_on_call"] == at.replace(minute=40)
        assert roles["dcs_on_call"] == at.replace(hour=3)

    def test_p1_reaches_the_manager_at_once_and_the_head_of_service_a_working_day_later(self):
        steps = self.steps(alert_class="P1")
        assert steps["owner"] == steps["manager"] == DUE
        assert steps["service"] == DUE + DAY

    def test_over_a_weekend_a_working_day_later_is_monday(self):
        friday = local_midnight(date(2026, 3, 7))
        assert self.steps(alert_class="P1", due_at=friday)["service"] == friday + 3 * DAY

    def test_p2_waits_for_the_weekly_list_and_then_five_working_days(self):
        steps = self.steps()
        assert steps["manager"] == datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
        assert steps["service"] == local_midnight(date(2026, 3, 12))

    def test_p3_is_for_figures_alone(self):
        assert self.steps(alert_class="P3") == {}

    @given(at=moments)
    def test_the_weekly_list_is_the_first_monday_morning_after(self, at):
        monday = next_monday(at)
        assert monday.weekday() == 0
        assert timedelta(0) <= monday - at < timedelta(days=7, hours=2)

    @given(one=promises())
    def test_the_steps_of_a_ladder_never_come_before_it_is_due(self, one):
        assert all(step.at >= one.due_at for step in ladder(one, NUMBERS))


class TestTheListOfProperties:
    """S13's "properties to test", by name."""

    @given(lines=many, most=st.integers(0, 12), now=moments)
    def test_every_late_promise_is_reachable(self, lines, most, now):
        """On the page, or behind the count at its head: nothing is dropped in between."""
        found = bundle(lines, causes_of(lines))
        shown = fit(found, most, now)
        here = [line for one in shown.bundles for line in one.lines]
        rest = [line for one in found[most:] for line in one.lines]
        assert sorted(line.id for line in here + rest) == sorted(line.id for line in lines)
        assert shown.more == max(0, len(found) - most)
        assert shown.oldest_days == max((days_late(line, now) for line in rest), default=0)

    @given(one=promises(), wait=st.timedeltas(timedelta(0), timedelta(days=60)))
    def test_a_late_safety_promise_of_a_significant_child_is_with_hos_from_its_due_time(
        self, one, wait
    ):
        safe = replace(one, alert_class="P1", safety=True, significant=True)
        now = safe.due_at + wait
        roles = {step.role for step in reached(safe, now, NUMBERS)}
        assert ("head_of_service" in roles) == may_alert(safe, now)

    @given(lines=many)
    def test_bundling_changes_no_count(self, lines):
        found = bundle(lines, causes_of(lines))
        assert sum(len(one.lines) for one in found) == len(lines)
        assert len({line.id for one in found for line in one.lines}) == len(lines)
        people = [one.person for one in found if one.person is not None]
        assert len(people) == len(set(people))

    @given(one=promises(), now=moments, taken=moments)
    def test_acknowledgement_is_not_clearing(self, one, now, taken):
        acknowledged = replace(one, acknowledged_at=taken)
        assert is_late(acknowledged, now) == is_late(one, now)
        assert days_late(acknowledged, now) == days_late(one, now)
        assert may_alert(acknowledged, now) == may_alert(one, now)

    @given(one=promises(), now=moments, taken=moments)
    def test_acknowledged_by_name_p0_climbs_no_further(self, one, now, taken):
        alarm = replace(one, alert_class="P0", acknowledged_at=taken)
        assert all(step.at <= taken for step in reached(alarm, now, NUMBERS))

    @given(
        owner=st.integers(1, 5),
        away=st.dictionaries(st.integers(1, 5), st.none() | st.integers(1, 5)),
    )
    def test_an_absent_owner_is_never_the_recipient(self, owner, away):
        assert stands_in(owner, away) not in away

    @given(lines=many, most=st.integers(0, 3), now=moments)
    def test_nothing_is_folded_and_past_its_escalation_time_unseen(self, lines, most, now):
        """What is folded on one page climbs like everything else: folding is not asked."""
        for one in bundle(lines)[most:]:
            for line in one.lines:
                due = [step for step in ladder(line, NUMBERS) if step.at <= now]
                free = line.alert_class != "P0" or line.acknowledged_at is None
                if due and free and may_alert(line, now):
                    assert list(reached(line, now, NUMBERS)) == due


def causes_of(lines):
    return {line.id: Cause("barrier", line.barrier) for line in lines if line.barrier}


class TestBundles:
    """By child, then by cause (rule 2)."""

    def test_a_worker_is_off_and_nine_lines_are_one_with_nine_behind_it(self):
        """J38."""
        lines = [owed(number, person=number % 6, owner=7) for number in range(9)]
        off = Cause("away", "7")
        (one,) = bundle(lines, {line.id: off for line in lines})
        assert (one.cause, len(one.lines)) == (off, 9)

    def test_fifteen_late_promises_to_six_children_are_six_lines(self):
        """J39."""
        lines = [owed(number, person=number % 6) for number in range(15)]
        assert len(bundle(lines)) == 6

    @pytest.mark.parametrize(("many", "bundled"), [(2, 0), (3, 1)])
    def test_three_lines_make_a_cause(self, many, bundled):
        lines = [owed(number, person=number) for number in range(many)]
        court = Cause("barrier", "court")
        found = bundle(lines, {line.id: court for line in lines})
        assert sum(one.cause is not None for one in found) == bundled

    def test_safety_first_then_what_has_been_due_longest(self):
        old = owed(1, person=1, due_at=DUE - 30 * DAY)
        safe = owed(2, person=2, safety=True)
        new = owed(3, person=3)
        assert [one.person for one in bundle([new, old, safe])] == [2, 1, 3]

    def test_over_the_limit_nothing_is_hidden(self):
        """ "And 9 more, oldest 12 days"."""
        lines = [
            owed(number, person=number, due_at=DUE - timedelta(days=20 - number))
            for number in range(17)
        ]
        shown = fit(bundle(lines), 8, DUE)
        assert (len(shown.bundles), shown.more, shown.oldest_days) == (8, 9, 13)


class TestQuiet:
    """From 18:30 to 08:30, and when nobody works, only P0 is heard (rule 9)."""

    @pytest.mark.parametrize(
        ("at", "quiet"),
        [
            (datetime(2026, 3, 4, 8, 29, tzinfo=UTC), True),
            (datetime(2026, 3, 4, 8, 30, tzinfo=UTC), False),
            (datetime(2026, 3, 4, 18, 29, tzinfo=UTC), False),
            (datetime(2026, 3, 4, 18, 30, tzinfo=UTC), True),
            (datetime(2026, 3, 7, 12, tzinfo=UTC), True),  # a Saturday
            (datetime(2026, 4, 3, 12, tzinfo=UTC), True),  # Good Friday
            (datetime(2026, 7, 1, 17, 29, tzinfo=UTC), False),  # summer time
            (datetime(2026, 7, 1, 17, 30, tzinfo=UTC), True),
        ],
    )
    def test_the_hours(self, at, quiet):
        assert is_quiet(at, NUMBERS) is quiet

    @given(one=promises())
    def test_in_the_quiet_only_p0_and_never_the_day_worker(self, one):
        heard = [step.role for step in ladder(one, NUMBERS) if is_heard(step, one, quiet=True)]
        assert not heard or one.alert_class == "P0"
        assert "owner" not in heard


class TestLoad:
    """Three working days over the limit are too much work (CAP-01)."""

    FRIDAY = date(2026, 3, 6)

    def test_three_working_days_in_a_row(self):
        over = [self.FRIDAY - DAY * back for back in range(3)]
        assert over_too_long(over, self.FRIDAY, 3)
        assert not over_too_long(over[:2], self.FRIDAY, 3)

    def test_a_weekend_between_does_not_break_it(self):
        monday = self.FRIDAY + 3 * DAY
        assert over_too_long([monday, self.FRIDAY, self.FRIDAY - DAY], monday, 3)
