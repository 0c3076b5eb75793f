"""The story of records: each thing that happened is told once, the last first."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules.records import Record
from kith.people.rules.story import Line, lines

AT = datetime(2026, 3, 4, 10, tzinfo=UTC)


def place(**more):
    told = {"id": 1, "what": "place", "kind": "home", "label": "Home", "text": "4 Mill Lane"}
    return Record(**{**told, "recorded_at": AT, "recorded_by": 7, **more})


def test_a_place_that_was_told_ended_and_taken_back():
    later = AT + timedelta(days=1)
    one = place(
        source="child",
        from_on=date(2026, 1, 2),
        until_on=date(2026, 3, 3),
        ended_at=later,
        ended_by=8,
        retracted_at=later + timedelta(hours=1),
        retracted_by=9,
        retracted_why="her cousin’s",
    )
    assert list(lines([one])) == [
        Line("Home", "4 Mill Lane", "taken back: her cousin’s", 9, later + timedelta(hours=1)),
        Line("Home", "4 Mill Lane", "until 3 Mar 2026", 8, later),
        Line("Home", "", "4 Mill Lane, from 2 Jan 2026, says the child", 7, AT),
    ]


def test_the_name_they_go_by_is_told_as_a_field_and_only_taken_back_here():
    name = place(what="name", kind="preferred", label="Goes by", text="Sam", ended_at=AT)
    assert list(lines([name])) == []
    back = place(
        what="name", kind="preferred", label="Goes by", text="Sam",
        retracted_at=AT, retracted_by=None, retracted_why="a slip",
    )  # fmt: skip
    assert [(line.new, line.by) for line in lines([back])] == [("taken back: a slip", None)]


def test_what_came_with_a_return_is_told_by_the_return():
    assert list(lines([place(source="return", recorded_by=None)])) == []
    assert len(list(lines([place(source="return", recorded_by=7)]))) == 1


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6))
def test_as_many_lines_as_things_that_happened(happened):
    records = [
        place(
            id=number,
            until_on=date(2026, 3, 3) if ended else None,
            ended_at=AT if ended else None,
            retracted_at=AT if back else None,
        )
        for number, (ended, back) in enumerate(happened)
    ]
    assert len(list(lines(records))) == sum(1 + ended + back for ended, back in happened)
