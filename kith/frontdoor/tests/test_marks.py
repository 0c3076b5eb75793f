"""How much of the ten things came, however it reached us."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.rules.marks import marked

DAY = date(2026, 3, 2)
WORDS = {"known_as": "Noor", "who": "Fourteen, of Marlow Vale", "what_happened": "Seen at one"}


def there(words, harms=(), *, channel="telephone", known=False):
    found = marked(words, harms, DAY, channel=channel, known=known)
    return {one.thing.key for one in found.things if one.there}


def test_by_telephone_who_and_when_are_told_in_one_box_each():
    assert there(WORDS) == {"identity", "what"}
    assert there(WORDS, channel="web_form") == set()


def test_of_a_child_on_record_who_they_are_is_known():
    assert "identity" in there({"what_happened": "Seen"}, known=True)
    assert "identity" not in there({"what_happened": "Seen"})


def test_a_box_of_the_form_stands_for_itself():
    told = {**WORDS, "age": "14", "address": "Marlow Vale", "when_where": "At one, the park"}
    assert there(told, channel="web_form") == {"identity", "what"}


@pytest.mark.parametrize("empty", ["", "n/k", "Not known", " - "])
def test_what_says_nothing_is_not_there(empty):
    assert there({"childs_words": empty}) == set()


def test_harm_is_there_when_a_sort_is_chosen():
    assert there({}, ("cce",)) == {"harm"}


@given(st.dictionaries(st.sampled_from(["others", "carers", "school", "people"]), st.text()))
def test_more_words_never_make_it_less(words):
    assert there(words) <= there({**words, "source_did": "Spoke with him"})
