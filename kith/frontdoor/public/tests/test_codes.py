"""References that can be read aloud, and codes of which only a mark is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.public.rules import codes

NOW = datetime(2026, 11, 25, 21, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=5)


def opens(typed: str = "111222", *, letter: int = 7, tries: int = 0, until: datetime | None = SOON):
    kept = codes.mark("111222", 7, "key")
    typed = codes.mark(typed, letter, "key")
    return codes.opens(typed, kept, until=until, tries=tries, now=NOW)


def test_a_reference_is_eight_signs_that_are_not_taken_for_others():
    made = {codes.new_reference() for _ in range(200)}
    assert len(made) == 200
    assert all(len(one) == 9 and one[4] == "-" for one in made)
    assert not set("".join(made)) & set("01OIL")


@given(st.sampled_from([codes.new_reference() for _ in range(20)]))
def test_a_reference_is_read_however_it_is_typed(reference):
    for typed in (reference, reference.lower(), reference.replace("-", " "), f" {reference} "):
        assert codes.read(typed) == reference


@pytest.mark.parametrize("typed", ["", "KX7M", "KX7M-29P0", "KX7M-29PA-3", "' OR 1=1", "٣" * 8])
def test_what_is_no_reference_is_read_as_none(typed):
    assert codes.read(typed) == ""


def test_a_code_is_six_figures_made_from_the_key_and_when_it_ends():
    made = {codes.code_of(7, SOON.isoformat(), f"key {n}") for n in range(100)}
    assert len(made) > 90
    assert all(len(one) == 6 and one.isdecimal() for one in made)
    assert codes.code_of(7, SOON.isoformat(), "key") == codes.code_of(7, SOON.isoformat(), "key")
    assert codes.code_of(8, SOON.isoformat(), "key") != codes.code_of(7, SOON.isoformat(), "key")


def test_a_mark_holds_no_code_and_fits_one_letter():
    assert "111222" not in codes.mark("111222", 7, "key")
    assert codes.mark("111222", 7, "key") != codes.mark("111222", 8, "key")
    assert codes.mark(" 111 222 ", 7, "key") == codes.mark("111222", 7, "key")


def test_the_right_code_opens_and_no_other_does():
    assert opens()
    assert not opens("111223")
    assert not opens(letter=8)


@pytest.mark.parametrize(
    "more", [{"until": NOW}, {"until": None}, {"tries": codes.CODE_TRIES}], ids=str
)
def test_a_code_that_is_too_old_used_or_tried_too_often_opens_nothing(more):
    assert not opens(**more)


def test_no_code_that_was_never_sent_opens_anything():
    typed = codes.mark("", 7, "key")
    assert not codes.opens(typed, "", until=SOON, tries=0, now=NOW)


def test_what_was_never_sent_is_kept_seven_days():
    assert not codes.is_over(NOW, NOW + timedelta(days=6, hours=23))
    assert codes.is_over(NOW, NOW + timedelta(days=7))
