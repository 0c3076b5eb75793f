"""What answers come to: reckoned once, and the same as item by item."""

import json

import pytest

from kith.demo.years.answering import answers_of
from kith.demo.years.bulk.answers import taken
from kith.frontdoor.rules.agencies import TEMPLATES
from kith.frontdoor.rules.answers import kept, read, together
from kith.frontdoor.rules.replies import State, judge

FULL, NIL, PART, REFUSED = ("full", ""), ("nil", ""), ("part", ""), ("refused", "confidence")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.code)
@pytest.mark.parametrize(
    ("ways", "state"),
    [
        ((), State.SENT),
        ((FULL,), State.FULL),
        ((NIL,), State.NIL),
        ((REFUSED,), State.REFUSED),
        ((PART, FULL), State.FULL),
    ],
)
def test_answers_come_to_what_they_say(template, ways, state):
    assert taken(template.code, "[]", ways).judged.state is state


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.code)
def test_what_came_last_is_kept_by_itself_and_over_what_came_before(template):
    items = template.asks()
    part, full = answers_of("part", items), answers_of("full", items)
    found = taken(template.code, "[]", (PART, FULL))
    assert json.loads(found.came) == kept(full)
    assert json.loads(found.kept) == kept(together(part, full))
    assert found.judged == judge(items, read(json.loads(found.kept)))


def test_a_condition_asks_for_more():
    plain, more = (taken("police/1", text, ()).judged for text in ("[]", '["exploitation"]'))
    assert more.whole > plain.whole


def test_the_same_is_reckoned_once():
    assert taken("police/1", "[]", (FULL,)) is taken("police/1", "[]", (FULL,))
