"""Forms: what is asked, what is wrong, and how both are tied together for those who listen."""

from datetime import date, time

import pytest
from django import forms
from django.http import QueryDict
from lxml import html

from kith.kernel import clock
from kith.web.forms import ClockField, Counted, DayField, KithForm, Line, Radios, Ticks
from kith.web.look.people import NOW


class Visit(KithForm):
    on = DayField(label="Which day was it?", help_text="For example 27 3 2025", past=True)
    at = ClockField(label="What time?", required=False)
    seen = forms.ChoiceField(
        label="Did you see Sam?",
        choices=[("alone", "Yes"), ("no", "No")],
        widget=Radios({"no": "Say why below"}),
    )
    words = forms.CharField(
        label="What did Sam say?", help_text="Sam can read this", widget=Counted(600)
    )
    worries = forms.MultipleChoiceField(
        label="Worries", choices=[("a", "A"), ("b", "B")], widget=Ticks(), required=False
    )
    shown = forms.BooleanField(label="Sam has read it", required=False)
    told = forms.CharField(label="Who was told?", widget=Line(20), required=False)
    place = forms.ChoiceField(label="Where?", choices=[("", "Choose"), ("home", "At home")])
    paper = forms.FileField(label="A picture", required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)


SENT = {
    "on-day": "27",
    "on-month": "march",
    "on-year": "2025",
    "at": "4:30pm",
    "seen": "alone",
    "words": "“It gets taken off me.”",
    "worries": ["a", "b"],
    "place": "home",
}


@pytest.fixture(autouse=True)
def _present():
    with clock.frozen(NOW):
        yield


def sent(**changes) -> Visit:
    data = QueryDict(mutable=True)
    for name, value in {**SENT, **changes}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return Visit(data)


def drawn(form) -> html.HtmlElement:
    return html.fromstring(f"<form>{form}</form>")


def described(page, box) -> str:
    ids = box.get("aria-describedby", "").split()
    return " ".join(page.get_element_by_id(id).text_content().strip() for id in ids)


def test_what_was_typed_is_understood():
    form = sent()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2025, 3, 27)
    assert form.cleaned_data["at"] == time(16, 30)
    assert form.cleaned_data["worries"] == ["a", "b"]


def test_what_is_missing_is_said_with_the_words_of_the_page():
    form = Visit({})
    assert [(p.words, p.href) for p in form.problems] == [
        ("Give the day for “Which day was it?”", "#id_on-day"),
        ("Choose an answer to “Did you see Sam?”", "#id_seen_0"),
        ("Fill in “What did Sam say?”", "#id_words"),
        ("Choose an answer to “Where?”", "#id_place"),
    ]


def test_a_field_may_say_it_in_its_own_words():
    class Own(KithForm):
        name = forms.CharField(error_messages={"required": "Tell us what to call you"})

    assert [p.words for p in Own({}).problems] == ["Tell us what to call you"]


def test_each_problem_of_the_summary_leads_to_a_box_that_is_there():
    form = Visit({})
    page = drawn(form)
    for problem in form.problems:
        assert page.get_element_by_id(problem.href.removeprefix("#")).tag in (
            "input", "textarea", "select"
        )  # fmt: skip


def test_hint_and_error_are_tied_to_the_box():
    page = drawn(Visit({}))
    words = page.get_element_by_id("id_words")
    assert "Sam can read this" in described(page, words)
    assert "Fill in “What did Sam say?”" in described(page, words)
    assert "Up to 600 characters" in described(page, words)
    group = page.get_element_by_id("id_seen_0").getparent().getparent().getparent()
    assert group.tag == "fieldset"
    assert "Choose an answer" in described(page, group)
    assert group.find("legend").text_content().strip() == "Did you see Sam?"


def test_every_box_has_a_name_that_can_be_read_out():
    page = drawn(Visit())
    labelled = {label.get("for") for label in page.iter("label")}
    boxes = [b for b in page.iter("input", "textarea", "select") if b.get("type") != "hidden"]
    assert {b.get("id") for b in boxes} <= labelled
    assert len(boxes) == 3 + 1 + 2 + 1 + 2 + 1 + 1 + 1 + 1 + 1


def test_ids_are_used_once():
    ids = [e.get("id") for e in drawn(Visit({})).iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_the_boxes_of_a_day_are_marked_one_by_one():
    page = drawn(sent(**{"on-month": "13"}))
    wrong = [e.get("name") for e in page.iter("input") if "govuk-input--error" in e.get("class")]
    assert wrong == ["on-month"]
    assert page.get_element_by_id("id_on-month").get("value") == "13"


def test_a_day_to_come_is_refused_where_it_must_have_been():
    form = sent(**{"on-day": "tomorrow", "on-month": "", "on-year": ""})
    assert form.errors["on"] == ["This day has not come yet"]


def test_a_day_gone_is_refused_where_it_must_come():
    class Ahead(KithForm):
        by = DayField(future=True)

    assert Ahead({"by-day": "yesterday"}).errors["by"] == ["This day has already gone"]
    assert Ahead({"by-day": "today"}).is_valid()


def test_a_day_is_shown_in_its_boxes_and_known_as_unchanged():
    class Born(KithForm):
        on = DayField(required=False)

    page = drawn(Born(initial={"on": date(2009, 6, 9)}))
    assert [e.get("value") for e in page.iter("input")] == ["9", "6", "2009"]
    same = {"on-day": "9", "on-month": "june", "on-year": "2009"}
    assert not Born(same, initial={"on": date(2009, 6, 9)}).has_changed()
    assert Born({**same, "on-day": "10"}, initial={"on": date(2009, 6, 9)}).has_changed()
    assert Born({}).is_valid()


def test_words_from_before_come_back_as_typed_and_are_not_judged():
    words = QueryDict(mutable=True)
    words.update({"on-day": "31", "on-month": "feb", "words": "He said"})
    form = Visit(words=words)
    page = drawn(form)
    assert form.problems == []
    assert not form.is_valid()
    assert page.get_element_by_id("id_on-month").get("value") == "feb"
    assert page.get_element_by_id("id_words").text.strip() == "He said"


def test_what_is_sent_counts_and_not_what_was_kept():
    form = Visit(sent().data, words=QueryDict("words=old"))
    assert form.is_valid()
    assert form.cleaned_data["words"].startswith("“It gets")


def test_text_is_escaped_wherever_it_stands():
    evil = "<script>alert(1)</script>"
    page = str(sent(words=evil, at=evil, **{"on-day": evil}))
    assert "<script" not in page


def test_a_library_s_form_is_drawn_like_ours():
    class Plain(forms.Form):
        email = forms.EmailField()
        many = forms.MultipleChoiceField(choices=[("a", "A")])
        when = forms.SplitDateTimeField(required=False)
        one = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
        several = forms.MultipleChoiceField(
            choices=[("Group", [("a", "A")])], widget=forms.CheckboxSelectMultiple
        )
        hidden = forms.CharField(widget=forms.MultipleHiddenInput, required=False)

    page = drawn(Plain({"email": "no"}))
    assert page.get_element_by_id("id_email").get("class").startswith("govuk-input")
    assert page.get_element_by_id("id_many").get("class").startswith("govuk-select")
    assert page.get_element_by_id("id_one_0").get("class") == "govuk-radios__input"
    assert page.get_element_by_id("id_several_0_0").get("class") == "govuk-checkboxes__input"
    assert "govuk-error-message" in str(Plain({}).errors)
    assert "govuk-error-message" in str(Plain({}).errors["email"])
