"""A sealed file gives back what was put in, to whoever has the words, or nothing at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.runtime.backup import sealed
from kith.runtime.trouble import Trouble

WORDS = "correct horse"
slow = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(autouse=True)
def small_and_quick(monkeypatch):
    """Make pieces of a few bytes and a key that costs nothing, so that many can be tried."""
    monkeypatch.setattr(sealed, "PIECE", 8)
    monkeypatch.setattr(sealed, "_COST", 2)


@slow
@given(parts=st.lists(st.binary(max_size=40), max_size=6))
def test_what_is_sealed_comes_back(tmp_path, parts):
    file = tmp_path / "sealed"
    sealed.write(file, WORDS, parts)
    assert b"".join(sealed.read(file, WORDS)) == b"".join(parts)


@slow
@given(data=st.data(), whole=st.binary(min_size=1, max_size=60))
def test_a_change_anywhere_is_seen(tmp_path, data, whole):
    file = tmp_path / "sealed"
    sealed.write(file, WORDS, [whole])
    text = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(text) - 1))
    text[at] ^= data.draw(st.integers(1, 255))
    file.write_bytes(text)
    with pytest.raises(Trouble):
        list(sealed.read(file, WORDS))


@slow
@given(data=st.data(), whole=st.binary(min_size=1, max_size=60))
def test_a_file_cut_short_anywhere_is_seen(tmp_path, data, whole):
    file = tmp_path / "sealed"
    sealed.write(file, WORDS, [whole])
    text = file.read_bytes()
    file.write_bytes(text[: data.draw(st.integers(0, len(text) - 1))])
    with pytest.raises(Trouble):
        list(sealed.read(file, WORDS))


def test_pieces_cannot_change_places(tmp_path):
    file = tmp_path / "sealed"
    sealed.write(file, WORDS, [b"a" * 8 + b"b" * 8 + b"c"])
    text, size = file.read_bytes(), 8 + sealed.TAG
    first, second = sealed.HEADER, sealed.HEADER + size
    swapped = text[:first] + text[second : second + size] + text[first:second]
    file.write_bytes(swapped + text[second + size :])
    with pytest.raises(Trouble):
        list(sealed.read(file, WORDS))


def test_it_is_there_whole_or_not_at_all(tmp_path):
    def breaks_off():
        yield b"some"
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        sealed.write(tmp_path / "sealed", WORDS, breaks_off())
    assert list(tmp_path.iterdir()) == []


def test_other_words_do_not_open_it(tmp_path):
    sealed.write(tmp_path / "sealed", WORDS, [b"what"])
    with pytest.raises(Trouble, match="the passphrase is wrong"):
        list(sealed.read(tmp_path / "sealed", "other words"))
