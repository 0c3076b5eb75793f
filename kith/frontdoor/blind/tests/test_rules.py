"""What chance draws, what two decisions are to each other, and how far many of them agree."""

import random
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.blind.rules.agreement import agreement, by_outcome
from kith.frontdoor.blind.rules.comparing import HELP, Said, differ, does_more
from kith.frontdoor.blind.rules.drawing import Reader, choose, is_drawn
from kith.frontdoor.rules.outcomes import OUTCOMES

OUTCOME = st.sampled_from(sorted(OUTCOMES))
PAIRS = st.lists(st.tuples(OUTCOME, OUTCOME), max_size=60)
SAID = st.builds(Said, OUTCOME, st.integers(1, 4))


class TestDrawing:
    def test_the_same_contact_is_drawn_again_and_again_or_never(self):
        contact = UUID(int=77)
        assert len({is_drawn(contact, 5) for _ in range(3)}) == 1

    @given(st.uuids())
    def test_none_of_a_hundred_draws_nobody_and_a_hundred_draws_everybody(self, contact):
        assert not is_drawn(contact, 0)
        assert is_drawn(contact, 100)

    @given(st.uuids(), st.integers(0, 99))
    def test_a_larger_share_keeps_everybody_of_a_smaller_one(self, contact, share):
        assert is_drawn(contact, share) <= is_drawn(contact, share + 1)

    def test_about_as_many_are_drawn_as_the_share_says(self):
        dice = random.Random(4)
        drawn = sum(is_drawn(UUID(int=dice.getrandbits(128)), 5) for _ in range(20_000))
        assert 0.04 < drawn / 20_000 < 0.06

    def test_whoever_has_fewest_to_do_looks(self):
        assert choose(uuid4(), [Reader(1, 2), Reader(2, 1), Reader(3, 4)]) == 2
        assert choose(uuid4(), []) is None

    @given(st.uuids(), st.lists(st.integers(1, 99), min_size=1, unique=True))
    def test_who_of_equals_looks_does_not_hang_on_the_order_they_come_in(self, contact, accounts):
        readers = [Reader(one) for one in accounts]
        assert choose(contact, readers) == choose(contact, reversed(readers))

    def test_the_looks_are_spread_among_equals(self):
        dice = random.Random(9)
        readers = [Reader(one) for one in range(4)]
        chosen = [choose(UUID(int=dice.getrandbits(128)), readers) for _ in range(400)]
        assert all(60 < chosen.count(one.account) < 140 for one in readers)


class TestComparing:
    @given(SAID, SAID)
    def test_two_that_are_the_same_do_not_differ_and_none_does_more(self, one, other):
        assert not differ(one, one)
        assert not does_more(one, one)
        assert differ(one, other) == differ(other, one)

    @given(SAID, SAID)
    def test_if_the_second_does_more_the_two_differ_and_the_first_does_not(self, one, other):
        if does_more(one, other):
            assert differ(one, other)
            assert not does_more(other, one)

    def test_help_goes_before_a_level(self):
        advice, help_ = Said("advice", 3), Said("early_help", 2)
        assert does_more(advice, help_)
        assert not does_more(help_, advice)

    def test_the_same_help_at_a_higher_level_is_more(self):
        assert does_more(Said("assess", 3), Said("assess", 4))

    def test_every_outcome_that_helps_counts_as_help(self):
        assert HELP.keys() == {code for code, one in OUTCOMES.items() if one.helps}


class TestAgreement:
    @given(PAIRS)
    def test_it_lies_in_its_range_and_never_above_one(self, pairs):
        one = agreement(pairs)
        if one.kappa is not None:
            assert -1 <= one.low <= one.kappa <= one.high <= 1

    @given(PAIRS)
    def test_who_is_first_makes_no_difference(self, pairs):
        turned = agreement([(other, one) for one, other in pairs])
        assert turned == agreement(pairs)

    @given(PAIRS, st.permutations(sorted(OUTCOMES)))
    def test_nor_does_what_the_decisions_are_called(self, pairs, names):
        other = dict(zip(sorted(OUTCOMES), names, strict=True))
        assert agreement([(other[a], other[b]) for a, b in pairs]) == agreement(pairs)

    @given(st.lists(OUTCOME, min_size=1))
    def test_who_always_agree_on_several_things_agree_fully_in_a_range_that_is_no_point(self, said):
        one = agreement([(each, each) for each in said])
        if len(set(said)) == 1:
            assert one.kappa is None
        else:
            assert one.kappa == pytest.approx(1)
            assert one.low < 1

    def test_what_chance_alone_gives_is_nought(self):
        pairs = [("advice", "advice"), ("advice", "assess"), ("assess", "advice")]
        one = agreement([*pairs, ("assess", "assess")])
        assert one.kappa == pytest.approx(0)

    def test_a_table_worked_by_hand(self):
        """20 and 15 alike, 5 and 10 not: 0.7 agreed, 0.5 by chance, so kappa is 0.4."""
        yes, no = "strategy", "advice"
        table = {(yes, yes): 20, (yes, no): 5, (no, yes): 10, (no, no): 15}
        one = agreement([pair for pair, times in table.items() for _ in range(times)])
        assert (one.pairs, one.agreed) == (50, 35)
        assert one.chance == pytest.approx(0.5)
        assert one.kappa == pytest.approx(0.4)

    def test_more_of_the_same_makes_the_range_narrower(self):
        some = [("advice", "advice"), ("advice", "assess"), ("assess", "assess")]
        few, many = agreement(some * 2), agreement(some * 20)
        assert few.kappa == pytest.approx(many.kappa)
        assert many.high - many.low < few.high - few.low

    def test_nothing_counted_says_nothing(self):
        one = agreement([])
        assert (one.share, one.kappa) == (None, None)

    @given(PAIRS)
    def test_each_outcome_counts_what_was_said_of_it(self, pairs):
        rows = by_outcome(pairs)
        assert sum(one.first for one in rows) == sum(one.second for one in rows) == len(pairs)
        assert sum(one.both for one in rows) == agreement(pairs).agreed
        assert all(one.both <= min(one.first, one.second) for one in rows)
        assert all(0 <= one.shared <= 1 for one in rows)
