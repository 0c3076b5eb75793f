"""What somebody owes: by name, by role, by cover; counted truly and never twice."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.accounts.models import Cover, Team
from kith.kernel import clock
from kith.kernel.clock import local_midnight
from kith.promises.commands import accept_until, cannot, reassign, will_by
from kith.promises.queries import child_promises, owed_list, promise_page, worklist
from kith.promises.queries.deciding import decisions
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)
WEEK = timedelta(days=7)


def owed(world, due, owner=None, what="Ring the school", person=None):
    """Promise an action; the clock of these tests stands on 4 March 2026."""
    data = {"what": what, "why": "x", "due": due.isoformat(), "owner": (owner or world.worker).id}
    fact = world.fact(
        "action.promised", MONDAY - WEEK, thread=uuid4(), data=data, person=person or world.person
    )
    world.tell(fact)


@pytest.fixture
def mine(world):
    testing.known_to(world.worker, world.person)
    return world


def away(absent, by=None):
    now = clock.now()
    Cover.objects.create(
        absent_id=absent.id,
        by_id=by and by.id,
        starts_at=now - WEEK,
        ends_at=now + WEEK,
        reason="leave",
    )


def said(found):
    """Return what each part of a worklist holds."""
    parts = (found.late.bundles, found.today, found.soon)
    return [[line.words["what"] for one in part for line in one.lines] for part in parts]


def test_late_today_and_the_next_three_working_days_and_nothing_beyond(mine):
    for due, what in (
        (date(2026, 3, 3), "late"),
        (date(2026, 3, 4), "today"),
        (date(2026, 3, 9), "soon"),
        (date(2026, 3, 10), "beyond"),
    ):
        owed(mine, due, what=what)
    found = worklist(mine.worker)
    assert said(found) == [["late"], ["today"], ["soon"]]
    assert (found.late_lines, found.today_lines) == (1, 1)


def test_what_only_a_role_owes_is_on_the_page_of_those_who_hold_it_in_that_team(mine):
    mine.tell(mine.fact("referral.received", date(2025, 12, 1)))
    row = mine.promise("T9")
    assert row.owner_id is None
    assert worklist(mine.manager).late_lines == 1
    assert worklist(mine.worker).late_lines == 0
    assert worklist(testing.holding("team_manager")).late_lines == 0


def test_cover_shows_the_lines_to_one_person_and_not_to_the_one_who_is_away(mine):
    owed(mine, date(2026, 3, 3))
    ruth = testing.holding("social_worker", Team.objects.get(pk=mine.team))
    away(mine.worker, ruth)
    assert worklist(ruth).covers == (mine.worker.id,)
    assert worklist(ruth).late_lines == 1
    absent = worklist(mine.worker)
    assert (absent.is_away, absent.covered_by, absent.late_lines) == (True, ruth.id, 0)
    assert worklist(mine.manager).late_lines == 0


def test_with_nobody_to_cover_the_manager_has_what_the_absent_one_owes(mine):
    for number in range(3):
        owed(mine, date(2026, 3, 3), what=f"{number}")
    away(mine.worker)
    found = worklist(mine.manager)
    (cause,) = found.late.bundles
    assert (cause.cause.code, cause.cause.words) == ("away", f"{mine.worker.id}")
    assert found.late_lines == len(cause.lines) == 3


def test_what_does_not_fit_is_counted_by_child_with_its_oldest(mine):
    for days in range(1, 12):
        other = a_world()
        testing.known_to(mine.worker, other.person)
        owed(mine, date(2026, 3, 4) - timedelta(days=days), person=other.person)
    found = worklist(mine.worker)
    assert found.late_lines == 11
    assert (len(found.late.bundles), found.late.more, found.late.oldest_days) == (8, 3, 3)


def test_late_before_the_import_and_not_known_are_counted_apart_and_listed(mine):
    mine.tell(
        mine.fact("referral.received", date(2025, 6, 2), source="return"),
        mine.fact("s47.started", date(2026, 2, 20), thread=uuid4(), source="return",
                  data={"icpc_required": True}),
        mine.fact("return.covered", local_midnight(date(2026, 3, 1)), day=False, source="return"),
    )  # fmt: skip
    found = worklist(mine.manager)
    assert (found.late_lines, found.before_import) == (0, 1)
    before = owed_list(mine.manager, which="before")
    assert [line.kind for line in before.lines] == ["T9"]
    chair = testing.holding("chair", Team.objects.get(pk=mine.team))
    assert worklist(chair).not_known == 1
    assert [line.kind for line in owed_list(chair, which="unknown").lines] == ["T13"]


def test_a_list_goes_on_from_page_to_page_and_holds_each_line_once(mine):
    for days in range(1, 61):
        owed(mine, date(2026, 3, 4) - timedelta(days=1 + days % 5), what=f"{days}")
    first = owed_list(mine.worker, which="late")
    second = owed_list(mine.worker, which="late", after=first.after)
    ids = [line.id for line in (*first.lines, *second.lines)]
    assert (len(first.lines), len(second.lines), second.after) == (50, 10, None)
    assert len(set(ids)) == 60
    assert [one.due_at for one in first.lines] == sorted(one.due_at for one in first.lines)


def test_a_barrier_waits_for_a_decision_until_one_is_made(mine):
    owed(mine, date(2026, 3, 3))
    row = mine.promise("ACTION")
    cannot(mine.worker, promise=row.id, barrier="partner")
    assert [one.id for one in decisions(mine.manager)] == [f"{row.id}"]
    accept_until(mine.manager, promise=row.id, on=date(2026, 3, 6), reason="School answers then")
    assert decisions(mine.manager) == []
    with clock.frozen(local_midnight(date(2026, 3, 7))):
        assert len(decisions(mine.manager)) == 1


@pytest.mark.parametrize("who", ["owner", "manager"])
def test_a_barrier_stands_until_somebody_says_anew_who_or_by_when(mine, who):
    owed(mine, date(2026, 3, 3))
    row = mine.promise("ACTION")
    cannot(mine.worker, promise=row.id, barrier="partner")
    with clock.frozen(clock.now() + timedelta(minutes=5)):
        if who == "owner":
            will_by(mine.worker, promise=row.id, on=date(2026, 3, 6))
        else:
            ours = testing.holding("social_worker", Team.objects.get(pk=mine.team))
            reassign(mine.manager, promise=row.id, to=ours.id, reason="Has the time")
        (line,) = child_promises(mine.manager, person=mine.person)
        assert line.barrier == ""
        assert decisions(mine.manager) == []


def test_a_promise_tells_only_its_own_part_of_a_long_piece_of_work(mine):
    thread = uuid4()
    rhythm = {"every_working_days": 5, "owner": mine.worker.id}
    mine.tell(
        mine.fact("contact_plan.set", date(2026, 1, 5), thread=thread, data=rhythm),
        *(
            mine.fact("contact.made", date(2026, 1, day), thread=thread, data=rhythm)
            for day in (7, 14, 21)
        ),
    )
    second = mine.promises("CONTACT")[1]
    told = promise_page(mine.worker, promise=second.id).happened
    assert [clock.local_date(one.at).day for one in told] == [7, 14]


def test_reading_takes_as_many_queries_for_one_child_as_for_many(
    mine, django_assert_max_num_queries
):
    owed(mine, date(2026, 3, 3))
    for _ in range(6):
        other = a_world()
        testing.known_to(mine.worker, other.person)
        owed(mine, date(2026, 3, 3), person=other.person)
    with django_assert_max_num_queries(12):
        worklist(mine.worker)
    with django_assert_max_num_queries(9):
        owed_list(mine.worker, which="late")
    with django_assert_max_num_queries(8):
        child_promises(mine.worker, person=mine.person)
