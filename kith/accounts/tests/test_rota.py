"""Planning shifts and cover, also when two people plan at once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from kith.accounts import queries, rota
from kith.accounts.models import Cover
from kith.accounts.rules import NotPlanned

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.django_db
def test_a_shift_is_planned_and_ended_early(worker, now):
    ama, boss = worker("ama"), worker("boss")
    shift = rota.plan_shift(ama, "edt", now - HOUR, now + 8 * HOUR, by=boss)
    rota.end_shift(shift, at=now)
    assert queries.on_duty("edt") == []
    assert queries.on_duty("edt", now - HOUR)


@pytest.mark.django_db
def test_a_shift_that_is_over_stays_as_it_was(worker, now):
    shift = rota.plan_shift(worker("ama"), "edt", now - 2 * HOUR, now - HOUR)
    rota.end_shift(shift, at=now)
    assert queries.on_duty("edt", now - HOUR - timedelta(minutes=1))


@pytest.mark.django_db
def test_there_is_no_duty_or_reason_called_that(worker, now):
    ama, ben = worker("ama"), worker("ben")
    with pytest.raises(NotPlanned, match="no duty called tea"):
        rota.plan_shift(ama, "tea", now, now + HOUR)
    with pytest.raises(NotPlanned, match="no reason for being away called tired"):
        rota.plan_cover(ama, ben, now, now + HOUR, "tired")


@pytest.mark.django_db
def test_the_same_duty_twice_at_once_is_refused(worker, now):
    ama = worker("ama")
    rota.plan_shift(ama, "edt", now, now + 8 * HOUR)
    with pytest.raises(NotPlanned, match="already on this duty"):
        rota.plan_shift(ama, "edt", now + HOUR, now + 9 * HOUR)
    rota.plan_shift(ama, "duty_manager", now + HOUR, now + 9 * HOUR)


@pytest.mark.django_db
def test_back_early_frees_the_days_that_are_left(worker, now):
    ama, ben, cat = worker("ama"), worker("ben"), worker("cat")
    cover = rota.plan_cover(ama, ben, now - DAY, now + 5 * DAY, "sick")
    with pytest.raises(NotPlanned, match="already planned"):
        rota.plan_cover(ama, cat, now + DAY, now + 2 * DAY, "leave")
    rota.end_cover(cover, at=now)
    rota.plan_cover(ama, cat, now + DAY, now + 2 * DAY, "leave")
    assert queries.cover_for(ama, now + DAY).id == cat


@pytest.mark.django_db
def test_cover_that_never_began_is_called_off(worker, now):
    ama, ben = worker("ama"), worker("ben")
    cover = rota.plan_cover(ama, ben, now + DAY, now + 2 * DAY, "leave")
    rota.end_cover(cover, at=now)
    assert not queries.is_away(ama, now + DAY)
    assert Cover.objects.get(id=cover).ends_at == now + DAY


@pytest.mark.django_db
def test_a_colleague_who_is_away_covers_for_nobody(worker, now):
    ama, ben = worker("ama"), worker("ben")
    rota.plan_cover(ben, None, now, now + DAY, "leave")
    with pytest.raises(NotPlanned, match="away then too"):
        rota.plan_cover(ama, ben, now, now + HOUR, "leave")


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_many_who_plan_cover_for_one_colleague_at_once_one_succeeds(worker, now):
    ama = worker("ama")
    others = [worker(f"colleague-{n}") for n in range(4)]
    start, said = Barrier(len(others)), []

    def plan(by):
        start.wait()
        try:
            rota.plan_cover(ama, by, now, now + DAY, "sick")
            said.append("planned")
        except NotPlanned as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=plan, args=[by]) for by in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count("planned") == 1
    assert Cover.objects.count() == 1
    assert all("planned" in words for words in said)
