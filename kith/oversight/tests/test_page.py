"""The page of one indicator and the list of children, before they are drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kith.oversight import page, queries, windows
from kith.oversight.breakdown import Breakdown, Group
from kith.oversight.catalogue import INDICATORS, SECOND_READINGS
from kith.oversight.letter import SENTENCES
from kith.oversight.reading import Point, Reading
from kith.people.queries import ChildCard
from kith.promises.indicator import Unit

LAST = windows.ending_on(date(2026, 3, 31))
AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
CUT = Breakdown("Sex", (Group("Girls", 6, 10), Group("Boys", 0, 10), Group("Not known", 0, 0)))


def reading(code, *pairs, guarded=False):
    declared = INDICATORS.get(code) or SECOND_READINGS[code]
    spans = windows.line(LAST)[-len(pairs) :]
    points = tuple(Point(s, hit, of, of - hit) for s, (hit, of) in zip(spans, pairs, strict=True))
    return Reading(declared, points if pairs else (), guarded)


def today(found, **more):
    whole = {"second": (), "pairs": (), "sentences": (), "breakdowns": (), "counted_at": AT}
    return queries.IndicatorToday(reading=found, **{**whole, **more})


def card(number, name="Child SYN000000001", said="Child SYN000000001, born 28 January 2012"):
    return ChildCard(
        id=number, name=name, said=said, born=None, expected=None, age=None, age_words="",
        named=False, local_id="", pronouns="", say_it="",
    )  # fmt: skip


# How we know


def test_a_page_says_how_a_figure_is_counted_who_owns_it_and_why_this_aim():
    told = dict(page.facts(INDICATORS["AS-04"]))
    assert told["We count"].startswith("assessments a manager agreed")
    assert told["Out of"] == "assessments agreed, and those open past their day"
    assert "45 working days" in told["The clock"]
    assert told["We aim at"].startswith("At least 90%; near it from 85%. The law or its guidance")
    assert told["Where the rule comes from"] == "Law or statutory guidance · Not yet confirmed"
    assert told["Who owns it"] == "Team manager"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("AC-01", "No more than 5%. Our own choice: nobody has set one for councils."),
        ("VI-01", "At least 95%; near it from 90%. Councils commonly aim at about this"),
        ("TH-01", "At least 100%; near it from 95%. London's shared procedure"),
        ("FD-12", "None. Our own choice"),
        ("FD-07", "No target. No target is set"),
        ("CA-06", "No target; lower is better. No target is set"),
    ],
)
def test_every_aim_says_why(code, why):
    assert dict(page.facts(INDICATORS[code]))["We aim at"].startswith(why)


@pytest.mark.parametrize("code", INDICATORS)
def test_every_indicator_has_its_facts(code):
    facts = page.facts(INDICATORS[code])
    assert len(facts) == 6
    assert all(name and words for name, words in facts)


# The page


def test_a_page_holds_what_was_read():
    shown = page.page(
        today(
            reading("AS-04", (7, 10), (8, 10)),
            second=(reading("AS-04/census", (9, 10)),),
            pairs=(Reading(INDICATORS["AS-09"]),),
            breakdowns=(CUT,),
        )
    )
    assert (shown.code, shown.live, shown.figure.value) == ("AS-04", True, "80%")
    assert [each.value for each in shown.second] == ["90%"]
    assert [each.value for each in shown.pairs] == ["Not measured yet"]
    assert "census starts its clock" in shown.second[0].says
    assert [cut.title for cut in shown.cuts] == ["Sex"]
    assert shown.counted_at == "1 April 2026 at 10am"


def test_a_page_of_what_waits_has_no_line_and_no_groups():
    shown = page.page(today(Reading(INDICATORS["EX-04"]), sentences=(SENTENCES[34],)))
    assert (shown.live, shown.line, shown.cuts) == (False, None, ())
    assert shown.missing.startswith("Needs assessments of exploitation")
    assert [each.number for each in shown.sentences] == [35]


def test_a_page_says_when_there_are_too_few_for_this_reader():
    shown = page.page(today(reading("AS-04", (1, 20), guarded=True)))
    assert shown.few
    assert shown.figure.value == "Fewer than five"
    assert shown.line is None


# The line


def test_the_line_has_a_row_for_each_point_with_its_counts():
    drawn = page.line(reading("AS-04", (7, 10), (0, 0), (8, 12)))
    assert drawn.rows == (
        ("17 Mar", "70%", "7 of 10"),
        ("24 Mar", "none", ""),
        ("31 Mar", "66.7%", "8 of 12"),
    )
    assert "target 90%" in drawn.svg


def test_the_line_of_what_stands_now_says_so():
    drawn = page.line(reading("AC-01", (1, 10), (2, 10)))
    assert drawn.title == "Each point: how things stood at the end of that day"


def test_a_line_without_a_target_has_none_drawn():
    declared = replace(INDICATORS["AC-01"], green=None)
    found = replace(reading("AC-01", (1, 10)), indicator=declared)
    assert "target" not in page.line(found).svg


def test_there_is_no_line_where_nothing_was_counted():
    assert page.line(reading("AS-04", (0, 0), (0, 0))) is None


# The groups


def test_a_share_is_cut_with_the_range_it_may_lie_in():
    drawn = page.cut(INDICATORS["AS-04"], CUT)
    assert drawn.rows == (
        ("Girls", "31.3%", "60%", "83.2%", "6 of 10"),
        ("Boys", "0%", "0%", "27.8%", "0 of 10"),
    )


def test_a_count_is_cut_as_bars():
    counted = replace(INDICATORS["AS-04"], unit=Unit.COUNT)
    drawn = page.cut(counted, CUT)
    assert [row[:2] for row in drawn.rows] == [("Girls", "6"), ("Boys", "0"), ("Not known", "0")]


# The list


def behind(children, waiting=(), after="", first_page=True):
    return queries.ChildrenBehind(
        INDICATORS["TH-07"], LAST, tuple(children), tuple(waiting), after, first_page
    )


def test_a_child_is_named_once_and_told_apart():
    one = queries.ChildBehind(card(7), ("due by 5 January 2026; not done yet",), 0)
    [line] = page.list_page(behind([one])).children
    assert (line.name, line.said) == ("Child SYN000000001", "Born 28 January 2012")
    assert line.href == "/child/7/"
    assert line.notes == ("due by 5 January 2026; not done yet",)


def test_what_tells_a_child_apart_may_not_begin_with_the_name():
    one = queries.ChildBehind(card(7, name="Sam", said="Sam, 15"), (), 1)
    [line] = page.list_page(behind([one])).children
    assert (line.name, line.said, line.unwritten) == ("Sam", "15", 1)


def test_the_list_says_which_days_and_what_clears_it():
    shown = page.list_page(behind([]))
    assert shown.heading == "Children whose conference was held late"
    assert shown.looks_at.endswith("to the day of the latest return")
    assert shown.clears == "The conference is held."


def test_the_next_page_is_an_address():
    shown = page.list_page(behind([], after="2026-01-05T00:00:00+00:00~7"))
    assert shown.next == ("/letter/TH-07/children/?after=2026-01-05T00%3A00%3A00%2B00%3A00~7")
    assert page.list_page(behind([])).next == ""
