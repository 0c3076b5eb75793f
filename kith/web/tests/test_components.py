"""The components, drawn and read back: what a person sees, and what a person hears."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from lxml import html

from kith.web.lines import (
    Answer,
    CauseLine,
    ChildLine,
    Count,
    Figure,
    Link,
    Look,
    Moment,
    PromiseLine,
)
from kith.web.look.people import WillBy
from kith.web.navigation import Place
from kith.web.tables import Column, sort_link, sortable


def draw(source: str, **context) -> html.HtmlElement:
    """Draw a piece of template as a page would."""
    from django.template import engines

    text = engines.all()[0].from_string(source).render(context)
    return html.fromstring(f"<div>{text}</div>")


def text(element) -> str:
    return " ".join(element.text_content().split())


def by_class(page, name: str) -> list:
    return [e for e in page.iter() if name in (e.get("class") or "").split()]


def line(look=Look.LATE, **more) -> PromiseLine:
    return PromiseLine("We owe Sam a visit", "/promise/1/", look, "6 days", "Amira Osei", **more)


PROMISE = (
    '{% from "web/components/promise.html" import promise_line %}'
    '{{ promise_line(line, csrf, tag="div") }}'
)


# -- The promise line -----------------------------------------------------------------------------


@pytest.mark.parametrize("look", list(Look))
def test_every_state_has_its_own_outline_and_its_word(look):
    page = draw(PROMISE, line=line(look), csrf="")
    stand = by_class(page, "kith-stand")[0]
    assert line(look).word in text(stand)
    assert len(list(stand.iter("svg"))) == 1
    assert stand.find("svg").get("aria-hidden") == "true"


def test_no_two_states_share_an_outline():
    shapes = set()
    for look in Look:
        svg = next(draw(PROMISE, line=line(look), csrf="").iter("svg"))
        shapes.add("".join(html.tostring(part).decode() for part in svg))
    assert len(shapes) == len(Look)


def test_a_line_says_who_owes_what_to_whom_by_when_and_how_it_is_counted():
    shown = line(counted="every 10 working days", safety=True, notes=("Will by Friday 4 April.",))
    said = text(draw(PROMISE, line=shown, csrf=""))
    for words in ("Late 6 days", "We owe Sam a visit", "Safety", "Amira Osei",
                  "every 10 working days", "Will by Friday 4 April."):  # fmt: skip
        assert words in said
    assert "overdue" not in said


def test_an_answer_is_one_small_form_that_names_what_it_answers():
    answers = (Answer("Did it", "/promise/1/answer/", "did", first=True),)
    page = draw(PROMISE, line=line(answers=answers), csrf="TOKEN")
    form = next(page.iter("form"))
    assert (form.get("method"), form.get("action")) == ("post", "/promise/1/answer/")
    assert "TOKEN" in text(form)
    button = next(form.iter("button"))
    assert (button.get("name"), button.get("value")) == ("answer", "did")
    assert text(button) == "Did it: We owe Sam a visit"


def test_an_answer_that_asks_opens_without_a_script():
    ask = Answer("Will by…", "/promise/1/answer/", "will", ask=WillBy(auto_id="a-%s"))
    page = draw(PROMISE, line=line(answers=(ask,)), csrf="")
    details = next(page.iter("details"))
    assert details.get("open") is None
    assert text(details.find("summary")).startswith("Will by…")
    assert page.get_element_by_id("a-by-day").get("name") == "by-day"


def test_a_line_without_answers_has_no_empty_place_for_them():
    assert not by_class(draw(PROMISE, line=line(), csrf=""), "kith-promise__answers")


def test_names_are_escaped():
    bad = PromiseLine("<b>We</b>", "/", Look.OPEN, "<i>", "<u>", notes=("<s>",))
    page = draw(PROMISE, line=bad, csrf="")
    assert not list(page.iter("b", "i", "u", "s"))


def test_a_child_is_one_line_with_the_nearest_promise_and_the_rest_counted():
    child = ChildLine(
        "Sam Adeyemi", "15, child", "/child/1/", (Count(Look.LATE, "3 late, oldest 6 days"),),
        (line(),), (line(Look.TODAY), line(Look.OPEN)), ("Amira was told on 28 March.",),
    )  # fmt: skip
    page = draw(
        '{% from "web/components/promise.html" import child_line %}{{ child_line(child) }}',
        child=child,
    )
    assert text(next(page.iter("h3"))) == "Sam Adeyemi 15, child"
    assert "3 late, oldest 6 days" in text(page)
    folded = next(page.iter("details"))
    assert text(folded.find("summary")) == "2 more promises to Sam Adeyemi"
    assert len(by_class(folded, "kith-promise")) == 2
    assert len(by_class(page, "kith-promise")) == 3


def test_a_cause_is_one_line_with_all_that_waits_behind_it():
    cause = CauseLine(
        "Amira is off", "2 promises to 1 child", "Jo can remove it",
        act=Link("Arrange cover", "/cover/"), lines=(line(), line()),
    )  # fmt: skip
    page = draw(
        '{% from "web/components/promise.html" import cause_line %}{{ cause_line(cause) }}',
        cause=cause,
    )
    assert text(next(page.iter("h3"))) == "Amira is off"
    assert len(by_class(page, "kith-promise")) == 2
    assert [text(a) for a in by_class(page, "kith-answer__button")] == ["Arrange cover"]


# -- Figures --------------------------------------------------------------------------------------

FIGURE = '{% from "web/components/figure.html" import figure %}{{ figure(fig) }}'


def test_a_figure_never_stands_without_its_count_target_and_exceptions():
    fig = Figure(
        "In time", "AS-04", "/letter/AS-04/", "84%", "42 of 50", "13 weeks to 31 March",
        "target 95% or more", "Under target", True, exceptions=Link("8 children", "/x/"),
        how=("Each counts once.",), tags=("Our own design",),
    )  # fmt: skip
    page = draw(FIGURE, fig=fig)
    said = text(page)
    for words in ("84%", "42 of 50", "13 weeks to 31 March", "Under target", "95%", "8 children",
                  "How do we know?", "Each counts once.", "Our own design"):  # fmt: skip
        assert words in said


def test_a_figure_not_measured_yet_says_what_is_missing_and_shows_no_number():
    page = draw(FIGURE, fig=Figure("Seen alone", "FD-11", missing="It needs the first visit."))
    assert "Not measured yet. It needs the first visit." in text(page)
    assert not by_class(page, "kith-figure__value")


# -- The rest -------------------------------------------------------------------------------------


def test_a_table_has_a_caption_headings_and_numbers_to_the_right():
    columns = [Column("Worker"), Column("Late", True, "?by=late", "descending")]
    page = draw(
        '{% from "web/components/tables.html" import table %}{{ table("Team", columns, rows) }}',
        columns=columns,
        rows=[["Amira", 2], ["Tom", 0]],
    )
    assert text(next(page.iter("caption"))) == "Team"
    heads = list(page.find(".//thead").iter("th"))
    assert [head.get("aria-sort") for head in heads] == [None, "descending"]
    assert heads[1].find("a").get("href") == "?by=late"
    assert [text(row) for row in page.find(".//tbody").iter("th")] == ["Amira", "Tom"]
    assert "numeric" in page.find(".//tbody//td").get("class")
    region = by_class(page, "kith-scroll")[0]
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")


def test_an_empty_table_says_so():
    page = draw(
        '{% from "web/components/tables.html" import table %}{{ table("Team", columns, []) }}',
        columns=[Column("Worker"), Column("Late")],
    )
    assert text(page.find(".//tbody")) == "Nothing here yet."


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round():
    params = {"team": "north", "after": "50"}
    assert sort_link(params, "late", ascending=True) == "?team=north&by=late"
    assert sortable(params, "late", "Late").href == "?team=north&by=late"
    turned = sortable({"by": "late"}, "late", "Late")
    assert (turned.sorted, turned.href) == ("ascending", "?by=-late")
    assert sortable({"by": "-late"}, "late", "Late").sorted == "descending"


def test_the_identity_bar_says_the_age_and_that_it_is_a_child():
    bar = (
        '{% from "web/components/story.html" import identity_bar %}{{ identity_bar("Sam", "17") }}'
    )
    assert text(draw(bar)) == "Sam 17, child"


def test_the_place_where_one_is_is_marked_for_those_who_listen():
    places = [Place("Plan", "/plan/", True), Place("Visits", "/visits/", False)]
    for macro in ("sub_nav(places, 'Sam')", "side_nav([('', places)], 'Sam')"):
        page = draw(
            '{% from "web/components/navigation.html" import sub_nav, side_nav %}{{ '
            + macro
            + "}}",
            places=places,
        )
        assert [a.get("aria-current") for a in page.iter("a")] == ["page", None]


def test_pages_of_a_list_lead_by_key_and_are_absent_where_there_is_one():
    source = (
        '{% from "web/components/navigation.html" import pagination %}{{ pagination(**where) }}'
    )
    page = draw(source, where={"next": "?after=50", "where": "1 to 50"})
    assert [a.get("rel") for a in page.iter("a")] == ["next"]
    assert text(draw(source, where={})) == ""


def test_a_timeline_is_an_ordered_list_with_times_machines_can_read():
    page = draw(
        '{% from "web/components/story.html" import timeline %}{{ timeline(moments) }}',
        moments=[Moment("Home again", "29 March", "2025-03-29", "Police", "By himself")],
    )
    assert page.find("ol") is not None
    assert next(page.iter("time")).get("datetime") == "2025-03-29"
    assert "By himself" in text(page)


def test_summary_badge_source_empty_and_undo():
    page = draw(
        '{% from "web/components/tables.html" import summary_list %}'
        '{% from "web/components/basics.html" import badge, source_tag, empty, undo_bar %}'
        '{{ summary_list([("Born", "9 June 2009", link)]) }}{{ badge("Safety", "diamond") }}'
        '{{ source_tag("Our own design · Not yet confirmed") }}'
        '{{ empty("None late", "They stand here.") }}'
        '{{ undo_bar("Done", post="/undo/", csrf=csrf, fields=[("act", "7")]) }}',
        link=Link("Change", "/x/"),
        csrf="TOKEN",
    )
    said = text(page)
    assert "Change born" in said
    assert "Source: Our own design · Not yet confirmed" in said
    assert "None late They stand here." in said
    assert next(page.iter("form")).get("action") == "/undo/"
    assert [i.get("value") for i in page.iter("input")] == ["7"]


def test_small_parts_draw_with_the_least_they_need():
    page = draw(
        '{% from "web/components/basics.html" import back_link, breadcrumbs, button, details %}'
        '{% from "web/components/basics.html" import how, inset, new_bar, notification, warning %}'
        '{{ back_link("/") }}{{ breadcrumbs([link], "Here") }}{{ button("Save") }}'
        '{{ button("Go", href="/go/", kind="quiet") }}{{ warning("Ring first.") }}'
        '{% call inset() %}in{% endcall %}{% call details("Why?") %}because{% endcall %}'
        '{{ how(["So."]) }}{{ new_bar("/new/", "/") }}{{ notification("Saved", done=true) }}'
        '{% call notification("Note", id="n2") %}body{% endcall %}',
        link=Link("Today", "/"),
    )
    assert [text(b) for b in page.iter("button")] == ["Save"]
    assert by_class(page, "kith-new__link")[0].get("hidden") is not None
    assert "Warning Ring first." in text(page).replace("WarningRing", "Warning Ring")


def test_a_task_list_ties_each_task_to_its_state():
    page = draw(
        '{% from "web/components/story.html" import task_list %}{{ task_list(tasks) }}',
        tasks=[("Ring school", "/x/", "Done", "Before 3"), ("Write", "", "Cannot start yet", "")],
    )
    link = next(page.iter("a"))
    said = [text(page.get_element_by_id(id)) for id in link.get("aria-describedby").split()]
    assert said == ["Before 3", "Done"]


def test_a_paragraph_of_the_letter_has_its_number_and_its_margin():
    page = draw(
        '{% from "web/components/story.html" import letter_paragraph %}'
        '{% call letter_paragraph(41, "-", ["figure"]) %}<p>Some wait.</p>{% endcall %}'
    )
    assert page.get_element_by_id("sentence-41") is not None
    assert "a weakness" in text(page)
    assert text(by_class(page, "kith-letter__margin")[0]) == "figure"


def test_the_filters_reach_the_templates():
    page = draw(
        "{{ 3 | plural('promise') }}|{{ at | day }}|{{ at | moment }}|{{ at | clock_time }}|"
        "{{ ['a', 'b'] | listed }}|{{ 1234 | number }}|{{ 1 | share(2) }}",
        at=datetime(2025, 6, 9, 8, tzinfo=UTC),
    )
    assert text(page) == ("3 promises|9 June 2025|9 June 2025 at 9am|9am|a and b|1,234|50%")


def test_a_name_that_is_missing_is_an_error_and_not_a_blank():
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        draw("{{ nobody }}")
    assert (
        render_to_string("web/forms/form.html", {"hidden_fields": [], "fields": []}).strip() == ""
    )
