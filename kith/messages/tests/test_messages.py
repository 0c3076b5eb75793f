"""A notice is its reader's own: told once, read by nobody else, seen when its reader says so."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.kernel import clock
from kith.messages.commands import see_notices
from kith.messages.models import Notice
from kith.messages.post import NewNotice, tell
from kith.messages.queries import PAGE, last_summary, live_version, notices

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def worker():
    return testing.holding("social_worker")


def told(*lines):
    """Tell as the machine does, in a job."""
    with acting_as(MACHINE):
        return tell(lines)


def test_a_notice_carries_codes_and_numbers_and_no_text():
    texts = {field.name for field in Notice._meta.fields if field.get_internal_type() in
             ("CharField", "TextField")}  # fmt: skip
    assert texts == {"code", "alert_class"}


def test_the_newest_comes_first_with_all_that_was_told(worker):
    promise = uuid4()
    told(NewNotice(worker.id, "summary", "P1", pushed=True, count=3))
    told(NewNotice(worker.id, "p0", "P0", promise=promise, pushed=True))
    ringing, summary = notices(worker)
    assert (ringing.code, ringing.promise, ringing.at, ringing.seen) == ("p0", promise, NOW, False)
    assert (summary.code, summary.count, summary.alert_class) == ("summary", 3, "P1")


def test_telling_nobody_is_nothing(worker):
    assert told() == 0
    assert notices(worker) == []


def test_only_its_reader_reads_it(worker):
    told(NewNotice(worker.id, "summary"))
    for other in (testing.holding("team_manager"), testing.holding("head_of_service")):
        assert notices(other) == []
        with acting_as(other):
            assert not Notice.objects.exists()


def test_seeing_is_the_readers_own_and_up_to_what_was_on_the_page(worker):
    colleague = testing.holding("social_worker")
    told(*(NewNotice(one.id, "summary") for one in (worker, colleague)))
    first = notices(worker)[0].id
    told(NewNotice(worker.id, "p0", "P0"))
    assert see_notices(worker, up_to=first) == 1
    assert see_notices(worker, up_to=first) == 0
    assert [line.seen for line in notices(worker)] == [False, True]
    assert not notices(colleague)[0].seen


def test_nobody_marks_a_colleagues_notices(worker):
    told(NewNotice(worker.id, "summary"))
    newest = notices(worker)[0].id
    see_notices(testing.holding("head_of_service"), up_to=newest)
    assert not notices(worker)[0].seen


def test_a_page_goes_on_where_the_one_before_ended(worker):
    told(*(NewNotice(worker.id, "summary", count=n) for n in range(PAGE + 5)))
    first = notices(worker)
    second = notices(worker, before=first[-1].id)
    assert (len(first), len(second)) == (PAGE, 5)
    assert {line.id for line in first}.isdisjoint(line.id for line in second)


def test_the_mark_changes_when_something_is_told_and_when_it_is_seen(worker):
    marks = [live_version(worker)]
    told(NewNotice(worker.id, "summary"))
    marks.append(live_version(worker))
    assert live_version(worker) == marks[-1]
    see_notices(worker, up_to=notices(worker)[0].id)
    marks.append(live_version(worker))
    assert len(set(marks)) == 2  # unseen again as at first: nothing new
    assert marks[0] == marks[2]


def test_a_job_learns_that_a_summary_went_out_and_nothing_else(worker):
    assert not last_summary("summary", NOW - timedelta(hours=1))
    told(NewNotice(worker.id, "summary"))
    assert last_summary("summary", NOW)
    assert not last_summary("summary", NOW + timedelta(minutes=1))
    assert not last_summary("load", NOW)


def test_who_has_no_part_in_records_has_no_notices():
    with pytest.raises(Refused):
        notices(testing.holding("sysadmin"))
