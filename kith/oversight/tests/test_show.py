"""What a page draws, before it is drawn: the margin, what waits, the line, the sign."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kith.oversight import catalogue, queries, show, windows
from kith.oversight.catalogue import INDICATORS, SECOND_READINGS, guard_rails
from kith.oversight.letter import PARTS, SENTENCES
from kith.oversight.reading import Point, Reading

LAST = windows.ending_on(date(2026, 3, 31))
SPANS = windows.line(LAST)
AT = datetime(2026, 4, 1, 9, tzinfo=UTC)


def reading(code="AS-04", pairs=((8, 10),), *, guarded=False, **last):
    declared = INDICATORS.get(code) or SECOND_READINGS[code]
    spans = SPANS[-len(pairs) :]
    points = [
        Point(span, hit, of, hit if declared.better == "down" else of - hit)
        for span, (hit, of) in zip(spans, pairs, strict=True)
    ]
    points[-1] = replace(points[-1], **last)
    return Reading(declared, tuple(points), guarded)


def waiting(*codes):
    return [Reading(INDICATORS[code]) for code in codes]


def letter(**readings):
    found = {code: Reading(each) for code, each in INDICATORS.items()}
    found |= {each.indicator.code: each for each in readings.values()}
    parts = tuple(queries._part(part, found) for part in PARTS)
    rails = tuple(found[code] for code in guard_rails())
    live = sum(each.live for each in INDICATORS.values())
    return queries.LetterToday(parts, rails, AT, date(2026, 3, 31), live, len(found))


# One figure


def test_a_figure_says_its_value_what_it_is_of_and_how_it_stands():
    shown = show.figure(reading(pairs=((212, 252),)))
    assert (shown.value, shown.of) == ("84%", "212 of 252")
    assert (shown.status, shown.shape) == ("Short of our aim", "ring")
    assert shown.aim == "at least 90%"
    assert shown.href == "/letter/AS-04/"


@pytest.mark.parametrize(
    ("pair", "status", "shape"),
    [
        ((95, 100), "At our aim", "dot"),
        ((86, 100), "Near our aim", "diamond"),
        ((50, 100), "Short of our aim", "ring"),
        ((0, 0), "", "none"),
    ],
)
def test_how_it_stands_is_a_word_and_a_shape(pair, status, shape):
    shown = show.figure(reading(pairs=(pair,)))
    assert (shown.status, shown.shape) == (status, shape)


def test_a_figure_leads_to_its_children():
    shown = show.figure(reading(pairs=((8, 10),)))
    assert shown.children.words == "2 to look at"
    assert shown.children.href == "/letter/AS-04/children/"


def test_where_nobody_is_behind_it_there_is_no_way_to_them():
    assert show.figure(reading(pairs=((10, 10),))).children is None
    assert show.figure(reading(pairs=((0, 0),))).children is None
    assert show.figure(Reading(INDICATORS["EX-04"])).children is None


def test_those_who_wait_beside_a_figure_are_led_to_as_well():
    shown = show.figure(reading("TH-07", ((10, 10),), waiting=2))
    assert shown.children.words == "Who is waiting"
    assert shown.beside == ("2 more past the day and not held yet",)


def test_what_is_said_to_be_done_stands_beside_and_not_in_the_figure():
    shown = show.figure(reading("AC-01", ((3, 40),), unwritten=1))
    assert shown.of == "3 of 40"
    assert shown.beside == ("1 of these said to be done, not yet written",)


def test_somebody_who_may_see_five_or_more_is_led_to_no_child():
    shown = show.figure(reading(pairs=((50, 100),), guarded=True, waiting=2, unwritten=1))
    assert (shown.value, shown.children, shown.beside) == ("50%", None, ())


def test_a_second_reading_stands_on_its_indicator_s_page_and_has_no_list():
    shown = show.figure(reading("AS-04/census", ((5, 10),)))
    assert shown.href == "/letter/AS-04/"
    assert shown.children is None


# The line


def test_a_line_needs_two_points():
    assert show.trend(reading(pairs=((8, 10),))) is None
    assert show.trend(reading(pairs=((0, 0), (8, 10)))) is None
    assert "<svg" in show.trend(reading(pairs=((7, 10), (8, 10))))


def test_a_line_says_in_words_what_it_shows():
    drawn = show.trend(reading(pairs=((7, 10), (0, 0), (8, 10))))
    assert "Assessment finished within 45 working days, 13 weeks" in drawn
    assert "From 70% to 80%; lowest 70%, highest 80%. 1 without a figure." in drawn


# What waits


def test_figures_that_wait_for_the_same_thing_are_named_together():
    [one, other] = show.waiting(waiting("RH-01", "RH-02", "EX-04"))
    assert [link.words for link in one.figures] == [
        "Asked if they would like to talk",
        "Return conversation within 72 hours",
    ]
    assert one.missing == INDICATORS["RH-01"].missing
    assert [link.href for link in other.figures] == ["/letter/EX-04/"]


def test_live_figures_do_not_wait():
    assert show.waiting([reading()]) == ()


def test_few_that_wait_stand_open_and_many_are_folded():
    assert show.margin(waiting("RH-01", "RH-02", "EX-04")).folded == ""
    assert show.margin(waiting("RH-01", "RH-02", "EX-04", "CA-01")).folded == (
        "4 figures. They come with the missing children work, exploitation work and capacity."
    )


def test_a_margin_has_measured_figures_first():
    margin = show.margin([*waiting("CA-01"), reading("AC-01")])
    assert [each.code for each in margin.figures] == ["AC-01"]
    assert len(margin.waiting) == 1


# The letter


def test_every_sentence_is_a_paragraph_with_its_mark():
    shown = show.letter(letter())
    paragraphs = [each for part in shown.parts for each in part.paragraphs]
    assert [each.number for each in paragraphs] == [each.number for each in SENTENCES]
    marks = {each.number: (each.mark, each.sign) for each in paragraphs}
    assert marks[1] == ("", "Background")
    assert marks[13] == ("+", "Keep this up")
    assert marks[35] == ("−", "Put this right")
    assert marks[43] == ("±", "Part to keep, part to put right")
    assert [each.number for each in paragraphs if each.everything] == [4]


def test_what_is_measured_is_gathered_once_however_often_it_is_named():
    shown = show.letter(letter(a=reading("AC-01"), b=reading("AS-04")))
    codes = [each.code for each in shown.measured]
    assert codes == [each.code for each in catalogue.live()]
    assert len(set(codes)) == len(codes)


def test_only_sentences_with_a_measured_figure_can_be_asked_for():
    shown = show.letter(letter(), measured_only=True)
    numbers = [each.number for part in shown.parts for each in part.paragraphs]
    live = {each.code for each in catalogue.live()}
    assert numbers == [each.number for each in SENTENCES if live & set(each.indicators)]
    assert 40 in numbers
    assert 35 not in numbers
    assert all(part.paragraphs for part in shown.parts)


def test_guard_rails_stand_apart():
    shown = show.letter(letter())
    assert [each.code for each in shown.guard_rails.figures] == [
        "AS-04", "FD-02b", "FD-10", "FD-12", "FD-13", "FD-16", "TH-07", "TH-08",
    ]  # fmt: skip
    assert shown.guard_rails.folded.startswith("5 figures.")


def test_the_letter_says_when_it_was_counted_and_what_the_latest_return_is():
    shown = show.letter(letter())
    assert (shown.counted_at, shown.returned) == ("1 April 2026 at 10am", "31 March 2026")
    assert (shown.live, shown.known) == (len(catalogue.live()), 125)
    assert show.letter(replace(letter(), returned=None)).returned == ""
