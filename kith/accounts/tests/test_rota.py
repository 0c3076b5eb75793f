"""Planning shifts and cover, also when two people plan at once."""

from datetime import timedelta
from functools import partial

import pytest

from kith.accounts import queries, rota
from kith.accounts.models import Cover, Shift
from kith.accounts.rules import NotPlanned
from kith.kernel.testing import at_once

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
    assert queries.away_at(now + DAY)[ama] == cat


@pytest.mark.django_db
def test_cover_that_never_began_is_called_off(worker, now):
    ama, ben = worker("ama"), worker("ben")
    cover = rota.plan_cover(ama, ben, now + DAY, now + 2 * DAY, "leave")
    rota.end_cover(cover, at=now)
    assert ama not in queries.away_at(now + DAY)
    assert Cover.objects.get(id=cover).ends_at == now + DAY


@pytest.mark.django_db
def test_a_colleague_who_is_away_covers_for_nobody(worker, now):
    ama, ben = worker("ama"), worker("ben")
    rota.plan_cover(ben, None, now, now + DAY, "leave")
    with pytest.raises(NotPlanned, match="away then too"):
        rota.plan_cover(ama, ben, now, now + HOUR, "leave")


def said_of(plan):
    """Make a plan, and return what was said."""
    try:
        plan()
    except NotPlanned as refusal:
        return str(refusal)
    return "done"


def tried(plans):
    """Make every plan at one moment, and return what was said."""
    return at_once([partial(said_of, plan) for plan in plans])


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_many_who_plan_cover_for_one_colleague_at_once_one_succeeds(worker, now):
    ama = worker("ama")
    others = [worker(f"colleague-{n}") for n in range(4)]
    said = tried([partial(rota.plan_cover, ama, by, now, now + DAY, "sick") for by in others])
    refused = "Cover is already planned for part of that time. End that one first."
    assert sorted(said) == [*[refused] * 3, "done"]
    assert Cover.objects.count() == 1


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_two_who_name_each_other_at_once_do_not_both_go_away(worker, now):
    ama, ben = worker("ama"), worker("ben")
    pairs = [(ama, ben), (ben, ama)] * 2
    said = tried([partial(rota.plan_cover, *pair, now, now + DAY, "leave") for pair in pairs])
    assert said.count("done") == 1
    assert Cover.objects.count() == 1


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_many_who_put_one_colleague_on_a_duty_at_once_one_succeeds(worker, now):
    ama = worker("ama")
    said = tried([partial(rota.plan_shift, ama, "edt", now, now + HOUR) for _ in range(4)])
    assert said.count("done") == 1
    assert Shift.objects.count() == 1
