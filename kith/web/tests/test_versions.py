"""Two people, one record: both changes are kept, or a person decides."""

import random
import threading
from datetime import date

import pytest
from django import forms
from django.db import connections
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kith.web.conflicts import conflict_page
from kith.web.forms import Counted, KithForm, Radios, Ticks
from kith.web.merge import Side
from kith.web.tests.people import sending, stand_in
from kith.web.versions import CHOICE, SEEN, Restless, Seen, mine_in, plain, seen_in, settle, stamp


class Note(KithForm):
    words = forms.CharField(label="What was said", widget=Counted(300), required=False)
    place = forms.ChoiceField(
        label="Where", choices=[("home", "At home"), ("out", "Outside")], widget=Radios()
    )
    told = forms.MultipleChoiceField(
        label="Told", choices=[("g", "Gran"), ("s", "School")], widget=Ticks(), required=False
    )
    shown = forms.BooleanField(label="Shown to Sam", required=False)


class Shelf:
    """A record in memory that is changed only while it is at the version one has read."""

    def __init__(self, **values):
        self.at = Seen(values, 1)
        self.tries = 0

    def read(self) -> Seen:
        return self.at

    def write(self, values, version) -> bool:
        self.tries += 1
        if version != self.at.version:
            return False
        self.at = Seen({**self.at.values, **values}, version + 1)
        return True


def test_what_a_page_has_seen_comes_back_with_it_signed():
    seen = Seen({"born": date(2009, 6, 9), "words": "x"}, 7)
    request = sending(stand_in(), {SEEN: stamp(seen)})
    assert seen_in(request) == Seen({"born": "2009-06-09", "words": "x"}, 7)


def test_a_stamp_that_is_missing_or_forged_is_none():
    assert seen_in(sending(stand_in(), {})) is None
    assert seen_in(sending(stand_in(), {SEEN: stamp(Seen({}, 1)) + "x"})) is None


def test_a_change_is_written_over_the_change_of_another():
    shelf = Shelf(words="tired", place="home", told="gran")
    seen = shelf.read()
    shelf.write({"place": "out"}, 1)
    done = settle(seen, {"words": "calm", "place": "home"}, read=shelf.read, write=shelf.write)
    assert done.is_written
    assert shelf.at.values == {"words": "calm", "place": "out", "told": "gran"}


def test_a_conflict_is_handed_back_and_nothing_is_written():
    shelf = Shelf(words="tired")
    seen = shelf.read()
    shelf.write({"words": "afraid"}, 1)
    done = settle(seen, {"words": "calm"}, read=shelf.read, write=shelf.write)
    assert not done.is_written
    assert done.now.values == {"words": "afraid"}
    assert shelf.at.values == {"words": "afraid"}


def test_nothing_changed_writes_nothing():
    shelf = Shelf(words="tired")
    assert settle(shelf.read(), {"words": "tired"}, read=shelf.read, write=shelf.write).is_written
    assert shelf.tries == 0


def test_a_record_that_never_rests_is_left_alone_in_the_end():
    with pytest.raises(Restless):
        settle(Seen({"a": 1}, 1), {"a": 2}, read=lambda: Seen({"a": 1}, 1), write=lambda *_: False)


@given(st.dictionaries(st.text(max_size=3), st.one_of(st.none(), st.text(), st.dates())))
def test_values_compare_as_they_are_stored(values):
    assert plain(plain(values)) == plain(values)


# -- A person decides -----------------------------------------------------------------------------


def clash():
    shelf = Shelf(words="He seemed well.", place="home", told=["g"], shown=False)
    seen = shelf.read()
    shelf.write({"words": "He was tired.", "told": ["g", "s"], "place": "out"}, 1)
    mine = {"words": "He wants a phone.", "place": "home", "told": [], "shown": True}
    return shelf, settle(seen, mine, read=shelf.read, write=shelf.write)


SENT = "words=He+wants+a+phone.&place=home&shown=on&csrfmiddlewaretoken=t&kith-draft=x"


def page_of(settled):
    request = sending(stand_in(), {})
    form = Note(QueryDict(SENT))
    return html.fromstring(conflict_page(request, form, settled, what="the visit").content)


def test_the_page_shows_both_values_in_words_side_by_side():
    page = page_of(clash()[1])
    said = " ".join(page.text_content().split())
    for words in ("Before, it said: He seemed well.", "He wants a phone.", "He was tired.",
                  "Gran and School", "Nothing", "Keep both"):  # fmt: skip
        assert words in said
    assert "Where" not in said
    assert {r.get("name") for r in page.iter("input") if r.get("type") == "radio"} == {
        CHOICE + "words", CHOICE + "told"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("mine", "He wants a phone."),
        ("theirs", "He was tired."),
        ("both", "He was tired.\n\nHe wants a phone."),
    ],
)
def test_what_is_chosen_is_written_and_the_rest_is_put_together(choice, words):
    shelf, settled = clash()
    page = page_of(settled)
    data = QueryDict(mutable=True)
    for box in page.iter("input"):
        if box.get("type") == "hidden":
            data.appendlist(box.get("name"), box.get("value"))
    data[CHOICE + "words"], data[CHOICE + "told"] = choice, "theirs"
    request = sending(stand_in(), data)
    form = Note(request.POST)
    assert form.is_valid(), form.errors
    seen = seen_in(request)
    mine = mine_in(request, form.cleaned_data, seen)
    assert settle(seen, mine, read=shelf.read, write=shelf.write).is_written
    assert shelf.at.values == {
        "words": words, "place": "out", "told": ["g", "s"], "shown": True
    }  # fmt: skip


def test_yes_and_no_are_said_as_such():
    shelf = Shelf(shown=None)
    seen = shelf.read()
    shelf.write({"shown": False}, 1)
    settled = settle(seen, {"shown": True}, read=shelf.read, write=shelf.write)
    said = " ".join(page_of(settled).text_content().split())
    assert "Before, it said: Nothing" in said
    assert "Yes" in said
    assert "No" in said


# -- Many writers, on the real database -----------------------------------------------------------


@pytest.fixture
def record(transactional_db):
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE web_trial (version int NOT NULL, a text, b text, c text, d text);"
            "INSERT INTO web_trial VALUES (1, '', '', '', '');"
            "GRANT SELECT, UPDATE ON web_trial TO kith_app"
        )
    yield
    with owner.cursor() as cursor:
        cursor.execute("DROP TABLE web_trial")


def read_row() -> Seen:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT version, a, b, c, d FROM web_trial")
        version, *values = cursor.fetchone()
    return Seen(dict(zip("abcd", values, strict=True)), version)


def write_row(values, version) -> bool:
    sets = ", ".join(f"{name} = %s" for name in sorted(values))
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"UPDATE web_trial SET version = version + 1, {sets} WHERE version = %s",
            [*(values[name] for name in sorted(values)), version],
        )
        return cursor.rowcount == 1


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize("seed", range(3))
def test_every_accepted_change_of_many_writers_is_in_the_record(record, seed):
    accepted: dict[str, list[str]] = {name: [] for name in "abcd"}
    handed_back = []
    lock = threading.Lock()

    def write(writer: int) -> None:
        chance = random.Random(seed * 100 + writer)
        for turn in range(12):
            seen = read_row()
            name = chance.choice("abcd")
            mine = {**seen.values, name: f"{writer}.{turn}"}
            done = settle(seen, mine, read=read_row, write=write_row)
            with lock:
                if done.is_written:
                    accepted[name].append(mine[name])
                else:
                    handed_back.append(done.merged.conflicts[name])
        connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(5)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    last = read_row()
    assert last.version == 1 + sum(map(len, accepted.values()))
    for name, values in accepted.items():
        assert last.values[name] in (values or [""])
    assert sum(map(len, accepted.values())) + len(handed_back) == 5 * 12
    assert all(c.mine != c.theirs for c in handed_back)


def test_the_side_of_each_field_is_told():
    assert {side.value for side in Side} == {"neither", "mine", "theirs", "both"}
