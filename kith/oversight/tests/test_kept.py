"""What is kept is what was counted, and is shown only while it is still true to say so."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import ProgrammingError, connection, transaction
from procrastinate.contrib.django import app

from kith.access.actors import MACHINE
from kith.access.gates import Refused, acting_as
from kith.access.testing import account, holding
from kith.kernel import clock
from kith.oversight import catalogue, commands, export, kept, queries, run, tasks
from kith.oversight.models import KeptFigure
from kith.oversight.published.queries import published
from kith.oversight.tests.world import NOW, RETURNED, World

pytestmark = pytest.mark.django_db
REFERRED = date(2025, 12, 1)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


def waiting(how_many, *, on=RETURNED):
    """Tell of children whose assessment stands open past its day."""
    world = World()
    children = [world.child() for _ in range(how_many)]
    for child in children:
        world.assessment(child, world.referral(child, REFERRED), REFERRED)
    world.covered(*children, on=on)
    world.tell()


def visited(how_many):
    """Tell of children who were seen once in time, and not the second time."""
    world = World()
    for _ in range(how_many):
        world.visits(world.child(), date(2026, 2, 2), 10, date(2026, 2, 9))
    world.tell()


def of(counted, code="AS-04"):
    """How many of how many."""
    now = counted.readings[code].now
    return now.numerator, now.denominator


@pytest.fixture
def counts(monkeypatch):
    """Every indicator that is counted from now on, by its code."""
    seen, read = [], run.read

    def counting(declared, returned):
        seen.append(declared.code)
        return read(declared, returned)

    monkeypatch.setattr(run, "read", counting)
    return seen


# What is kept is what was counted


def test_what_is_kept_is_what_was_counted():
    waiting(3)
    visited(2)
    counted = kept.figures()
    assert kept.figures() == counted
    for each in catalogue.live():
        assert counted.readings[each.code] == run.read(each, RETURNED)
    assert (counted.counted_at, counted.returned) == (NOW, RETURNED)


def test_what_is_kept_is_said_of_the_moment_at_which_it_was_counted():
    visited(2)
    counted = kept.figures()
    with clock.frozen(NOW + 59 * MINUTE):
        assert kept.figures() == counted


def test_only_what_can_be_measured_is_kept():
    kept.figures()
    with acting_as(MACHINE):
        codes = set(KeptFigure.objects.values_list("code", flat=True))
    assert codes == {each.code for each in catalogue.live()}


def test_who_reads_within_the_hour_counts_nothing(counts):
    kept.figures()
    del counts[:]
    queries.letter(holding("head_of_service"))
    queries.letter(holding("lead_member"))
    published(holding("police_partner", who=account("partner")))
    assert counts == []


def test_few_are_guarded_on_reading_and_not_in_what_is_kept():
    waiting(4)
    of_few = _found(holding("lead_member"), "AS-04")
    assert (of_few.hidden, of_few.figure) == (True, None)
    assert _found(holding("head_of_service"), "AS-04").now.denominator == 4


# When it is counted anew


def test_after_an_hour_it_is_counted_anew():
    waiting(2)
    kept.figures()
    waiting(3)
    with clock.frozen(NOW + 59 * MINUTE):
        assert of(kept.figures()) == (0, 2)
    with clock.frozen(NOW + 60 * MINUTE):
        assert of(kept.figures()) == (0, 5)


def test_what_lies_ahead_of_a_clock_that_was_moved_is_not_shown():
    visited(1)
    with clock.frozen(NOW + timedelta(days=3)):
        kept.figures()
    assert kept.figures().counted_at == NOW


def test_a_newer_return_is_seen_at_once():
    waiting(2, on=date(2025, 3, 31))
    counted = kept.figures()
    assert (counted.returned, of(counted)) == (date(2025, 3, 31), (0, 0))
    waiting(2)
    counted = kept.figures()
    assert (counted.returned, of(counted)) == (RETURNED, (0, 2))


def test_a_changed_measure_is_never_shown_as_the_old(monkeypatch):
    visited(2)
    old = kept.figures()
    seen = catalogue.INDICATORS["VI-01"]
    other = replace(seen, measure=f"SELECT * FROM ({seen.measure}) m WHERE false")
    monkeypatch.setattr(catalogue, "INDICATORS", {**catalogue.INDICATORS, "VI-01": other})
    assert of(old, "VI-01") == (2, 4)
    assert of(kept.figures(), "VI-01") == (0, 0)


@pytest.mark.parametrize("changes", [{"measure": "SELECT 1"}, {"from_returns": True}])
def test_whatever_changes_the_count_changes_its_mark(changes):
    declared = catalogue.INDICATORS["VI-01"]
    assert kept.mark(replace(declared, **changes)) != kept.mark(declared)


def test_other_words_and_another_aim_keep_the_mark():
    declared = catalogue.INDICATORS["VI-01"]
    assert kept.mark(replace(declared, name="Seen", green=0.5)) == kept.mark(declared)


def test_an_indicator_that_can_be_measured_from_today_is_counted(monkeypatch):
    kept.figures()
    more = replace(catalogue.INDICATORS["VI-01"], code="VI-99")
    monkeypatch.setattr(catalogue, "INDICATORS", {**catalogue.INDICATORS, "VI-99": more})
    assert "VI-99" in kept.figures().readings


# Counting at once


def test_count_again_counts_at_once():
    reader = holding("social_worker")
    waiting(2)
    queries.letter(reader)
    waiting(1)
    assert _found(reader, "AS-04").now.denominator == 2
    commands.count_again(reader)
    assert _found(reader, "AS-04").now.denominator == 3


def test_kith_letter_and_files_are_counted_at_once_and_kept(counts):
    head = holding("head_of_service")
    for take in (commands.letter, lambda: commands.export_letter(head)):
        waiting(1)
        del counts[:]
        taken = take()
        assert len(counts) == len(catalogue.live())
        assert as_data(head) == taken


def test_the_job_counts_every_ten_minutes():
    waiting(2)
    tasks.count_figures(0)
    waiting(1)
    assert of(kept.figures()) == (0, 2)
    tasks.count_figures(0)
    assert of(kept.figures()) == (0, 3)
    (job,) = (
        each
        for each in app.periodic_registry.periodic_tasks.values()
        if each.task is tasks.count_figures
    )
    assert (job.cron, job.task.queueing_lock) == ("*/10 * * * *", "oversight.count")


def test_who_waited_takes_what_was_counted_after_they_asked(counts):
    asked = clock.now()
    with clock.frozen(NOW + MINUTE):
        kept.figures()
        del counts[:]
        assert kept.counted_after(asked).counted_at == NOW + MINUTE
    assert counts == []


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_many_at_once_count_once(counts):
    found = []

    def ask():
        found.append(kept.figures())
        connection.close()

    threads = [Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(counts) == len(catalogue.live())
    assert found == [found[0]] * 4


# Who may


def test_a_partner_is_refused_before_anything_is_counted(counts):
    partner = holding("police_partner", who=account("partner"))
    for refused in (queries.letter, commands.count_again):
        with pytest.raises(Refused, match="inside the council"):
            refused(partner)
    assert counts == []


def test_who_has_no_figures_counts_none(counts):
    with pytest.raises(Refused):
        commands.count_again(holding("sysadmin"))
    assert counts == []


def test_the_machine_alone_reads_and_writes_what_is_kept():
    kept.figures()
    with acting_as(MACHINE):
        row = KeptFigure.objects.get(code="VI-01")
    with acting_as(holding("head_of_service")):
        assert not KeptFigure.objects.exists()
        assert KeptFigure.objects.update(points=[]) == 0
        row.code = "VI-99"
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


def _found(actor, code):
    today = queries.letter(actor)
    readings = [
        *today.guard_rails,
        *(r for p in today.parts for s in p.sentences for r in s.readings),
    ]
    return next(each for each in readings if each.indicator.code == code)


def as_data(actor):
    return export.as_data(queries.letter(actor))
