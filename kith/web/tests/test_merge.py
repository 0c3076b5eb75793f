"""Putting two changes of one record together."""

from hypothesis import given
from hypothesis import strategies as st

from kith.web.merge import Conflict, Side, merge

NAMES = st.sampled_from(["name", "lives_with", "words", "school"])
VALUES = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["", "a", "b"]))
RECORDS = st.dictionaries(NAMES, VALUES)
WHOLE = st.fixed_dictionaries({n: VALUES for n in ("name", "lives_with", "words", "school")})


def test_changes_of_different_fields_are_both_kept():
    base = {"school": "none", "lives_with": "Mum", "words": "tired"}
    merged = merge(base, base | {"school": "Oak"}, base | {"lives_with": "Gran"})
    assert merged.values == {"school": "Oak", "lives_with": "Gran", "words": "tired"}
    assert merged.sides["school"] is Side.MINE
    assert merged.sides["lives_with"] is Side.THEIRS
    assert merged.is_whole


def test_two_ways_of_changing_one_field_are_for_a_person_to_decide():
    merged = merge({"words": "tired"}, {"words": "calm"}, {"words": "afraid"})
    assert merged.conflicts == {"words": Conflict("tired", "calm", "afraid")}
    assert "words" not in merged.values


def test_a_field_left_out_is_a_field_unchanged():
    merged = merge({"name": "Sam", "words": "x"}, {"words": "y"}, {"name": "Sam A"})
    assert merged.values == {"name": "Sam A", "words": "y"}


@given(WHOLE)
def test_nothing_changed_is_nothing_changed(record):
    merged = merge(record, record, record)
    assert merged.values == record
    assert merged.is_whole


@given(base=WHOLE, mine=WHOLE)
def test_alone_one_gets_what_one_wrote(base, mine):
    assert merge(base, mine, base).values == mine
    assert merge(base, base, mine).values == mine


@given(base=WHOLE, mine=WHOLE, theirs=WHOLE)
def test_who_is_first_does_not_matter(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.values == other.values
    assert set(one.conflicts) == set(other.conflicts)


@given(base=RECORDS, mine=RECORDS, theirs=RECORDS)
def test_every_change_is_in_the_result_or_before_a_person(base, mine, theirs):
    merged = merge(base, mine, theirs)
    assert not set(merged.values) & set(merged.conflicts)
    for changed, other in ((mine, theirs), (theirs, mine)):
        for name, value in changed.items():
            if value == base.get(name):
                continue
            if name in merged.conflicts:
                conflict = merged.conflicts[name]
                assert value in (conflict.mine, conflict.theirs)
            else:
                assert merged.values[name] == value
                assert other.get(name, base.get(name)) in (value, base.get(name))


@given(base=WHOLE, mine=WHOLE, theirs=WHOLE)
def test_merging_again_with_the_result_changes_nothing_more(base, mine, theirs):
    merged = merge(base, mine, theirs)
    again = merge(base, mine | merged.values, theirs | merged.values)
    assert again.values == merged.values
