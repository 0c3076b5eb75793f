"""What an address of the desk carries: what was just said, and nothing else."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.desk import undo
from kith.desk.views.sending import back_to
from kith.promises.models import Deed

instants = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
words = st.text(alphabet="abcxyz 0-~&=?", max_size=8)
queries = st.lists(st.tuples(st.sampled_from(["text", "page", undo.PARAM]), words), max_size=4)


# -- What was just said ---------------------------------------------------------------------------


@given(st.sampled_from([undo.ACT, undo.FACT]), st.uuids())
def test_what_was_said_is_one_word_that_comes_back_as_it_went(what, number):
    token = undo.token((what, number))
    assert undo.read(token) == (what, number)
    assert " " not in token


@given(st.text(max_size=50))
def test_no_other_word_names_anything(text):
    named = undo.read(text)
    assert named is None or named[0] in (undo.ACT, undo.FACT)


@pytest.mark.parametrize("text", ["", "act", "act-", "act-12", f"deed-{UUID(int=1)}"])
def test_half_a_word_names_nothing(text):
    assert undo.read(text) is None


def test_every_deed_but_taking_back_has_its_thanks():
    assert set(undo.THANKS) == set(Deed) - {Deed.UNDO}


@given(queries, st.uuids())
def test_going_back_keeps_the_page_and_says_only_what_was_said_last(query, number):
    place = "/find/?" + "&".join(f"{name}={value.strip(' &=?~')}" for name, value in query)
    token = undo.token((undo.ACT, number))
    parts = urlsplit(back_to(place, token).url)
    held = dict(parse_qsl(parts.query))
    assert parts.path == "/find/"
    assert held.pop(undo.PARAM) == token
    before = [pair for pair in parse_qsl(urlsplit(place).query) if pair[0] != undo.PARAM]
    assert held == dict(before)


def test_going_back_after_taking_it_back_offers_nothing_any_more():
    assert back_to(f"/child/3/?said=act-{UUID(int=1)}").url == "/child/3/"
    assert back_to("/").url == "/"


@pytest.mark.parametrize("place", ["https://elsewhere.example/child/3/", "//elsewhere.example/"])
def test_going_back_never_leaves_the_house(place):
    assert back_to(place).url.startswith("/")
    assert "elsewhere" not in back_to(place).url
