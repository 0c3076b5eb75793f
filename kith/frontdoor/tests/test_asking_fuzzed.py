"""Whatever is typed into the forms of asking and answering, they say what is wrong or take it."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.frontdoor.forms.asking import AskForm
from kith.frontdoor.forms.desks import DeskForm
from kith.frontdoor.forms.partner import CodeForm, PartnerForm
from kith.frontdoor.forms.replying import ReplyForm
from kith.frontdoor.queries.asking import Choosing
from kith.frontdoor.rules.agencies import ASKED, CONDITIONS, template_on
from kith.frontdoor.rules.answers import WITHHELD, Sort, kept, read, says_nothing
from kith.frontdoor.rules.asking import beyond, usual
from kith.frontdoor.rules.replies import State, judge
from kith.frontdoor.rules.urgency import RAGS
from kith.kernel import clock

TODAY = date(2026, 3, 2)
NASTY = st.sampled_from(
    ["", " ", "\0", "\n\n", "<script>", "'; DROP TABLE", "n/k", "é" * 400, "x" * 1001, "👪", "0",
     "-1", "31", "2026", "none", "cannot", "withheld", "court", "true", "None", "\u202eabc"]
)  # fmt: skip
PARTS = ("way", "words", "by", "reason")


@pytest.fixture(autouse=True)
def noon():
    with clock.frozen(clock.local_midnight(TODAY)):
        yield


def sent(pairs):
    """Return what a browser would send, values repeated and all."""
    query = QueryDict(mutable=True)
    for name, text in pairs:
        query.appendlist(name, text)
    return query


KEYS = ("1", "2", "5", "9", "c1")
DAYS = tuple(f"by-{part}" for part in ("day", "month", "year"))
BOXES = [
    *(f"{part}_{key}" for key in KEYS for part in PARTS),
    *(f"by_{key}{part[2:]}" for key in KEYS for part in DAYS),
    "by_name", "by_role", "call_back", "how", "nonsense",
]  # fmt: skip
ASKS = [template_on(agency, TODAY).asks(sorted(CONDITIONS)) for agency in ASKED]


def replies():
    """Draw what an agency is asked, and whatever somebody might send for it."""
    pairs = st.lists(st.tuples(st.sampled_from(BOXES), NASTY), max_size=12)
    return st.tuples(st.sampled_from(ASKS), pairs.map(sent))


@given(replies())
@settings(max_examples=60)
@pytest.mark.parametrize("form", [ReplyForm, PartnerForm])
def test_an_answer_is_taken_or_said_to_be_wrong(form, reply):
    asks, query = reply
    made = form(query, asks=asks, before={})
    if not made.is_valid():
        assert made.problems
        return
    answers = made.answers()
    assert set(answers) <= {item.key for item in asks}
    assert not any(one.is_blank for one in answers.values())
    assert read(kept(answers)) == answers
    judged = judge(asks, answers)
    assert (judged.state is State.SENT) == (answers == {})


@given(replies())
@settings(max_examples=40)
def test_what_was_wrong_stands_in_the_boxes_again(reply):
    asks, query = reply
    made = PartnerForm(query, asks=asks, before={})
    made.is_valid()
    for one in made.questions:
        typed = query.get(one.words.html_name)
        assert typed is None or one.words.value() == typed


@given(
    st.sampled_from(RAGS),
    st.lists(st.sampled_from([*ASKED, "nobody", ""]), max_size=6),
    st.dictionaries(st.sampled_from([f"why_{code}" for code in ASKED]), NASTY, max_size=6),
    st.dictionaries(st.sampled_from(["tells", "legal", "agreement", "desk_police"]), NASTY),
)
@settings(max_examples=80)
def test_whom_to_ask_is_taken_or_said_to_be_wrong(rag, chosen, lines, said):
    choosing = Choosing(rag, {"police": [(1, "East"), (2, "West")]}, frozenset(), "", False)
    pairs = [("usual", code) for code in chosen] + [*lines.items(), *said.items()]
    form = AskForm(sent(pairs), choosing=choosing)
    if not form.is_valid():
        assert form.problems
        return
    asked = form.asking()
    assert set(asked.agencies) <= usual(rag) | set(beyond(rag))
    assert all(asked.agencies[code] for code in asked.agencies if code in beyond(rag))


@given(st.dictionaries(st.sampled_from(sorted(DeskForm.base_fields)), NASTY))
@settings(max_examples=40)
def test_a_desk_has_mailboxes_or_is_said_to_be_wrong(said):
    form = DeskForm(sent(said.items()))
    if form.is_valid():
        assert "@" in form.desk().mailbox
    else:
        assert form.problems


@given(NASTY)
def test_a_code_is_letters_and_never_too_many(typed):
    form = CodeForm(sent([("code", typed)]))
    assert form.is_valid() == (0 < len(typed.strip()) <= 20 and "\0" not in typed)


@given(st.text(max_size=60))
def test_to_say_nothing_does_not_depend_on_how_it_is_written(words):
    assert says_nothing(words) == says_nothing(f"  {words.upper()}\n") or not words.isascii()


@pytest.mark.parametrize("reason", sorted(WITHHELD))
def test_each_reason_to_withhold_can_be_given_for_each_item(reason):
    asks = template_on("police", TODAY).asks()
    pairs = [("by_name", "PC Lane"), ("how", "telephone")]
    for item in asks:
        pairs += [(f"way_{item.key}", Sort.WITHHELD), (f"reason_{item.key}", reason)]
        pairs += [(f"words_{item.key}", "DS Hale, of the serious crime team")]
    form = ReplyForm(sent(pairs), asks=asks, before={})
    assert form.is_valid()
    assert judge(asks, form.answers()).state is State.REFUSED


@pytest.mark.parametrize("reason", ["covert", "other"])
def test_a_reason_that_says_too_little_asks_for_a_word_more_in_its_box(reason):
    (item, *_) = asks = template_on("police", TODAY).asks()
    pairs = [("by_name", "PC Lane"), ("how", "telephone"), (f"way_{item.key}", Sort.WITHHELD)]
    form = ReplyForm(sent([*pairs, (f"reason_{item.key}", reason)]), asks=asks, before={})
    assert set(form.errors) == {f"words_{item.key}"}
    assert form.questions[0].open
