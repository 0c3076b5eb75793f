"""The bench: an invented city that is always the same, and ten ways of asking wrongly."""

from datetime import date
from random import Random

import pytest
from django.db import connections

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.bench import BENCHES
from kith.people.bench.errors import KINDS, misheard, question, slip
from kith.people.bench.filling import SEED, fill, known
from kith.people.bench.measuring import asked, first_five, measure
from kith.people.bench.population import TODAY, nhs_number, people, upn
from kith.people.models import PersonKey
from kith.people.rules.numbers import NHS, read_number, upn_checks
from kith.people.search.reading import known_of
from kith.people.search.rules.keys import keys_of

FEW = list(people(400, SEED))


def quiet(*_):
    """Show no progress."""


def test_the_city_is_the_same_each_time_and_another_by_another_seed():
    assert list(people(400, SEED)) == FEW
    assert list(people(400, SEED + 1)) != FEW


def test_three_in_four_are_children_and_households_share_a_place():
    children = sum(one.born > date(TODAY.year - 18, TODAY.month, TODAY.day) for one in FEW)
    assert 0.65 < children / len(FEW) < 0.85
    assert len({one.lines + one.postcode for one in FEW}) < len(FEW)
    assert all(one.born <= TODAY for one in FEW)


def test_numbers_pass_their_checks_and_are_nobody_s():
    numbers = [number for number in map(nhs_number, range(1, 300)) if number]
    assert all(read_number(NHS, number) == number for number in numbers)
    assert all(number.startswith("999") for number in numbers)
    assert all(upn_checks(upn(number)) for number in range(1, 100))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_error_asks_otherwise_than_it_should(kind):
    random = Random(1)
    made = [question(kind, one, random) for one in FEW]
    texts = [each.text for each in made if each]
    assert texts, "somebody must have what the kind is about"
    right = [f"{one.given} {one.family} {one.born:%d/%m/%Y}" for one in FEW]
    assert not set(texts) & set(right)


@pytest.mark.parametrize("word", ["Okoro", "Mohammed", "Li", "Szymanski"])
def test_a_slip_is_one_slip(word):
    random = Random(2)
    for _ in range(50):
        slipped = slip(word, random)
        assert slipped[0] == word[0].lower()
        assert abs(len(slipped) - len(word)) <= 1


def test_the_ear_writes_it_anew():
    assert misheard("Sophie") == "sofy"
    assert misheard("Thackeray") != "thackeray"


def test_the_same_questions_are_asked_each_time_and_so_many_of_each_kind():
    questions = list(asked(4000, each=5))
    assert questions == list(asked(4000, each=5))
    assert {kind: sum(one.kind == kind for one in questions) for kind in KINDS} == dict.fromkeys(
        KINDS, 5
    )


def test_the_shares_are_counted_over_all_and_by_kind():
    questions = list(asked(400, each=2))[:4]
    shares = first_five(questions, [[] for _ in questions])
    assert set(shares.values()) == {0.0}
    assert "first_five" in shares


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_a_small_city_is_filled_and_measured():
    assert fill(quiet, 120) == 120
    with acting_as(MACHINE):
        read = known_of(range(1, 121))
        kept = set(PersonKey.objects.filter(person_id=7).values_list("key", flat=True))
    assert kept == keys_of(read[7]) == keys_of(known(FEW[6]))
    forced = "SELECT bool_and(relforcerowsecurity) FROM pg_class WHERE relrowsecurity"
    with connections["owner"].cursor() as cursor:
        cursor.execute(forced)
        assert cursor.fetchone() == (True,)
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE tablename = 'people_personkey'")
        assert cursor.fetchone() == (2,)
    found = measure(quiet, 120)
    bench = next(one for one in BENCHES if one.name == "people")
    assert found.figures["first_five"] > 0.9
    assert found.figures["find_ms_p95"] > 0
    assert found.figures["trigram"] in {0.0, 1.0}
    assert {"kind", "typed", "sought", "found"} == found.sample[0].keys()
    assert bench.bars.keys() - found.figures.keys() <= {f"first_five_{kind}" for kind in KINDS}
