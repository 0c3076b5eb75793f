"""Invented figures, charts and histories for the page of components."""

from kith.web.charts import (
    Bar,
    Chart,
    Interval,
    Point,
    bar_chart,
    interval_chart,
    line_chart,
    sparkline,
)
from kith.web.lines import Figure, Link, Moment
from kith.web.tables import Column

HERE = "/look/"
WEEKS = [71.0, 74, 70, 78, None, 76, 81, 79, 84, 82, 86, 85, 84]
NAMES = [
    "6 Jan", "13 Jan", "20 Jan", "27 Jan", "3 Feb", "10 Feb", "17 Feb",
    "24 Feb", "3 Mar", "10 Mar", "17 Mar", "24 Mar", "31 Mar",
]  # fmt: skip
OURS = "Our own design · Not yet confirmed"


def figures() -> list[Figure]:
    """Return a figure that misses its target, one that holds it, a count, and one not measured."""
    return [
        Figure(
            "Assessments finished within 45 working days",
            "AS-04",
            HERE,
            "84%",
            "42 of 50",
            "13 weeks to 31 March 2025",
            "target 95% or more",
            "Under target",
            True,
            sparkline(WEEKS, title="Assessments in time, by week", target=95),
            Link("8 children who waited longer", HERE),
            how=(
                "Each assessment authorised in the 13 weeks is counted once, by the day its "
                "manager signed it.",
                "A child whose referral day is not known is in neither number.",
            ),
            tags=("Law or statutory guidance", OURS),
        ),
        Figure(
            "Child protection reviews held in time",
            "TH-08",
            HERE,
            "97%",
            "61 of 63",
            "13 weeks to 31 March 2025",
            "target 95% or more",
            "On target",
            False,
            sparkline([93.0, 95, 96, 94, 97, 97, 98, 96, 97, 95, 97, 98, 97], title="Reviews"),
            Link("2 children whose review was late", HERE),
        ),
        Figure(
            "Promised actions not yet done and past their day",
            "AC-01",
            HERE,
            "11",
            "of 148 promised",
            "now",
            "the aim is none",
            "Over it",
            True,
            sparkline([19.0, 17, 18, 15, 15, 14, 16, 13, 12, 12, 13, 11, 11], title="Late actions"),
            Link("11 actions for 7 children", HERE),
        ),
        Figure(
            "Children seen alone within the time for their risk",
            "FD-11",
            HERE,
            missing="It needs the day on which each child was first seen.",
        ),
    ]


def charts() -> list[Chart]:
    """Return one chart of each kind."""
    points = [Point(n, v, "" if v is None else "50") for n, v in zip(NAMES, WEEKS, strict=True)]
    return [
        line_chart("Assessments finished in time, by week", points, target=95),
        bar_chart(
            "Why children were not seen",
            [Bar("No answer", 14), Bar("Said no", 9), Bar("We cancelled", 5), Bar("Away", 2)],
        ),
        interval_chart(
            "Re-referred within a year, by age",
            [
                Interval("Under 10", 11, 18, 27, "71"),
                Interval("10 to 13", 14, 22, 33, "58"),
                Interval("14 and 15", 21, 31, 43, "62"),
                Interval("16 and 17", 12, 24, 41, "29"),
            ],
        ),
    ]


def moments() -> list[Moment]:
    """Return a short history, newest first."""
    return [
        Moment(
            "Sam told us about the phone",
            "29 March 2025 at 4:10pm",
            "2025-03-29T16:10",
            "Amira Osei",
            "“It gets taken off me every time. I want one nobody knows about.”",
        ),
        Moment("Home again, by himself", "29 March 2025 at 6:45am", "2025-03-29T06:45", "Police"),
        Moment(
            "Not home by midnight",
            "28 March 2025 at 11:55pm",
            "2025-03-28T23:55",
            "Gran rang us",
            "She had rung his friends first. He had his coat and his charger with him.",
        ),
    ]


def table() -> tuple[list[Column], list[list[str]]]:
    """Return a board of a team: sortable, with numbers to the right."""
    columns = [
        Column("Worker", href="?by=worker"),
        Column("Children", True, "?by=-children"),
        Column("Late, safety", True, "?by=late", "descending"),
        Column("Late, other", True, "?by=-other"),
        Column("Not seen", True, "?by=-unseen"),
        Column("Last supervision", href="?by=supervision"),
        Column("Cover or leave"),
    ]
    rows = [
        ["Amira Osei", "17", "2", "4", "1", "12 March 2025", "Off until 9 April, no cover"],
        ["Tom Achebe", "15", "1", "0", "0", "26 March 2025", ""],
        ["Priya Nair", "14", "0", "2", "0", "19 March 2025", "Leave from 14 April"],
        ["Not yet allocated", "3", "0", "1", "3", "", ""],
    ]
    return columns, rows
