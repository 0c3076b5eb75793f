"""What a return changes in what is kept: held against a small ledger in memory."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from kith.standards.cin_census.take.compare import Kept, changes
from kith.standards.cin_census.take.told import Told

THREAD = UUID(int=7)
DAY = date(2025, 6, 2)


def told(number: int, day: date = DAY, **data: object) -> Told:
    return Told(UUID(int=number), "referral.received", day, THREAD, None, data)


class Ledger:
    """The newest version of each fact, as the real one keeps it."""

    def __init__(self) -> None:
        self.kept: dict[UUID, Kept] = {}

    def take(self, facts: list[Told], year: int = 2026):
        found = changes(facts, self.kept, year)
        for change in found:
            fact = change.told
            assert (change.replaces is None) == (fact.root not in self.kept)
            if change.replaces:
                assert change.replaces == self.kept[fact.root].id
            number = uuid4() if change.replaces else fact.root
            self.kept[fact.root] = Kept(
                number, fact.root, fact.name, fact.day, fact.thread, fact.parent, dict(fact.data),
                change.retracts, year,
            )  # fmt: skip
        return found

    def by_a_person(self, number: int, **changes: object) -> None:
        root = UUID(int=number)
        self.kept[root] = replace(self.kept[root], id=uuid4(), year=None, **changes)

    def standing(self) -> dict[UUID, tuple[date, dict]]:
        return {r: (k.day, dict(k.data)) for r, k in self.kept.items() if not k.retracted}


def test_what_is_new_is_added_and_told_again_changes_nothing():
    ledger = Ledger()
    assert len(ledger.take([told(1), told(2)])) == 2
    assert ledger.take([told(1), told(2)]) == []


def test_a_corrected_return_of_the_year_corrects_and_takes_back():
    ledger = Ledger()
    ledger.take([told(1, source="6"), told(2)])
    found = ledger.take([told(1, source="2A")])
    assert {(c.told.root, c.retracts) for c in found} == {(UUID(int=1), False), (UUID(int=2), True)}
    assert ledger.standing() == {UUID(int=1): (DAY, {"source": "2A"})}


def test_what_was_taken_back_can_be_told_again():
    ledger = Ledger()
    ledger.take([told(1)])
    ledger.take([])
    assert ledger.standing() == {}
    ledger.take([told(1)])
    assert ledger.standing() == {UUID(int=1): (DAY, {})}


def test_a_later_year_that_says_nothing_means_nothing():
    ledger = Ledger()
    ledger.take([told(1, source="6", need="N1")], 2025)
    assert ledger.take([], 2026) == []
    assert ledger.take([told(1, source="6")], 2026) == []


def test_a_later_year_that_says_otherwise_corrects():
    ledger = Ledger()
    ledger.take([told(1, source="6", need="N1")], 2025)
    assert len(ledger.take([told(1, source="2A")], 2026)) == 1
    assert ledger.standing() == {UUID(int=1): (DAY, {"source": "2A", "need": "N1"})}


def test_an_older_return_corrects_nothing_and_takes_nothing_back():
    ledger = Ledger()
    ledger.take([told(1, source="6"), told(2)], 2026)
    assert ledger.take([told(1, source="2A")], 2025) == []
    assert len(ledger.take([told(3)], 2025)) == 1


def test_what_a_person_corrected_or_took_back_stays_so():
    ledger = Ledger()
    ledger.take([told(1, source="6"), told(2)])
    ledger.by_a_person(1, data={"source": "1C"})
    ledger.by_a_person(2, retracted=True)
    for year in (2026, 2027):
        assert ledger.take([told(1, source="6"), told(2)], year) == []
        assert ledger.take([], year) == []
    assert ledger.standing() == {UUID(int=1): (DAY, {"source": "1C"})}


FACTS = st.dictionaries(
    st.integers(1, 6),
    st.tuples(st.dates(date(2025, 4, 1), date(2025, 4, 3)), st.sampled_from(["6", "2A", "9"])),
    max_size=6,
).map(lambda facts: [told(n, day, source=source) for n, (day, source) in facts.items()])


@given(st.lists(st.tuples(FACTS, st.integers(2024, 2026)), min_size=1, max_size=6))
def test_a_second_run_never_changes_anything(runs):
    ledger = Ledger()
    for facts, year in runs:
        ledger.take(facts, year)
        assert ledger.take(facts, year) == []


@given(st.lists(FACTS, min_size=1, max_size=5))
def test_of_one_year_what_stands_is_what_the_last_return_said(runs):
    ledger = Ledger()
    for facts in runs:
        ledger.take(facts)
        assert ledger.standing() == {f.root: (f.day, dict(f.data)) for f in facts}


@given(st.lists(FACTS, min_size=1, max_size=3), st.lists(FACTS, min_size=1, max_size=3))
def test_the_order_in_which_two_years_are_taken_in_does_not_lose_the_newer_word(old, new):
    ledger = Ledger()
    for facts in new:
        ledger.take(facts, 2026)
    said = ledger.standing()
    for facts in old:
        ledger.take(facts, 2025)
    assert said.items() <= ledger.standing().items()
