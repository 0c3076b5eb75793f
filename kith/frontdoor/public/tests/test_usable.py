"""What makes word usable is counted, said in words, and never asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.public.rules.parts import BOXES, PARTS
from kith.frontdoor.public.rules.usable import (
    EDITIONS,
    NOTHING,
    edition_on,
    says_something,
    usable,
    verdict,
)
from kith.kernel import clock

TEN = EDITIONS[0]
ALL = frozenset(box for one in TEN.things for group in one.boxes for box in group)
some_words = st.dictionaries(
    st.sampled_from(sorted(ALL)), st.lists(st.sampled_from(["", "n/k", "by the station"]))
)


def filled(*boxes: str) -> dict[str, list[str]]:
    return {box: ["He told me on Monday."] for box in boxes}


def there(words: dict[str, list[str]]) -> set[str]:
    return {one.thing.key for one in usable(TEN, words).things if one.there}


def test_there_are_ten_things_and_each_box_of_them_is_asked_somewhere():
    assert len(TEN.things) == 10
    assert ALL <= BOXES
    assert edition_on(clock.today()) == TEN
    assert all(one.words and one.why for one in TEN.things)


def test_an_empty_form_has_none_of_them_and_is_told_to_send_it_all_the_same():
    empty = usable(TEN, {})
    assert (empty.count, empty.is_enough) == (0, False)
    assert "Send it as it is" in empty.says


def test_all_ten_are_all_ten():
    full = usable(TEN, filled(*ALL))
    assert (full.count, full.is_enough) == (10, True)
    assert full.says == "All 10. We can decide by this."


@pytest.mark.parametrize(
    ("boxes", "keys"),
    [
        (("known_as",), set()),
        (("known_as", "age", "address"), {"identity"}),
        (("who", "age", "address"), {"identity"}),
        (("what_happened",), set()),
        (("what_happened", "when_where"), {"what"}),
        (("told_parent",), set()),
        (("told_parent", "told_why"), {"agreement"}),
        (("places",), {"context"}),
        (("people",), {"context"}),
        (("strengths", "lead"), set()),
    ],
)
def test_a_thing_is_there_when_each_of_its_groups_has_words(boxes, keys):
    assert there(filled(*boxes)) == keys


@pytest.mark.parametrize("text", ["", "  ", "n/k", "N/K", "Not  known", "-", "unknown", "TBC"])
def test_a_box_that_says_nothing_is_empty(text):
    assert not says_something([text])


def test_seven_are_enough_to_decide_by_mostly():
    assert "mostly" in verdict(7, 10, 7)
    assert "Send it as it is" in verdict(6, 10, 7)


@given(some_words, st.sampled_from(sorted(ALL)))
def test_more_words_never_make_it_less_usable(words, box):
    more = {**words, box: [*words.get(box, []), "More was told."]}
    assert there(words) <= there(more)


@given(some_words, st.sampled_from(PARTS))
def test_what_the_script_is_asked_counts_as_the_server_does(words, part):
    here = frozenset(part.boxes)
    for one in usable(TEN, words, here).things:
        groups = [group.split() for group in one.asks.split("|") if group]
        counted = all(
            any(box in here and says_something(words.get(box, [])) for box in group)
            for group in groups
        )
        assert counted == one.there


def test_words_that_say_nothing_are_written_as_they_are_compared():
    assert all(one == " ".join(one.lower().split()) for one in NOTHING)
