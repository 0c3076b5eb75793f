"""Trying what a form asks: what was done is handed on, what cannot be is said in its box."""

import pytest
from django import forms

from kith.access.gates import NotHere, Refused
from kith.access.refusals import ReasonNeeded
from kith.access.trying import Done, attempt
from kith.accounts.rules import NotPlanned
from kith.kernel.mistakes import Mistake
from kith.web.forms import KithForm


class Box(KithForm):
    """A form with one box, for what can go wrong in it."""

    what = forms.CharField()


def sent(text="Ring the school"):
    form = Box({"what": text})
    assert form.is_valid()
    return form


def failing(problem):
    def do():
        raise problem

    return do


def test_what_was_done_is_handed_on():
    form = sent()
    assert attempt(form, lambda: 12) == Done(12)
    assert not form.errors


def test_what_only_does_is_done_too():
    assert attempt(sent(), lambda: None)


@pytest.mark.parametrize("kind", [Mistake, NotPlanned])
def test_what_cannot_be_is_said_in_its_box_with_the_words_kept(kind):
    form = sent("Ring the school")
    assert attempt(form, failing(kind("what", "Too long"))) is None
    assert form.errors == {"what": ["Too long"]}
    assert form["what"].value() == "Ring the school"


@pytest.mark.parametrize("problem", [Mistake("gone", "No such day"), Refused("No such day")])
def test_what_has_no_box_is_said_at_the_top(problem):
    form = sent()
    assert attempt(form, failing(problem)) is None
    assert form.non_field_errors() == ["No such day"]


def test_where_a_reason_is_needed_it_is_asked_for_and_not_said_as_a_mistake():
    with pytest.raises(ReasonNeeded):
        attempt(sent(), failing(ReasonNeeded("A reason, please")))


def test_a_box_may_be_called_otherwise_than_the_field():
    form = sent()
    attempt(form, failing(Mistake("starts_at", "Too early")), boxes={"starts_at": "what"})
    assert form.errors == {"what": ["Too early"]}


def test_who_is_not_there_is_a_page_that_is_not_there_unless_the_form_can_say_it():
    with pytest.raises(NotHere):
        attempt(sent(), failing(NotHere))
    form = sent()
    assert attempt(form, failing(NotHere), not_here=Mistake("what", "Nobody of that name")) is None
    assert form.errors == {"what": ["Nobody of that name"]}
