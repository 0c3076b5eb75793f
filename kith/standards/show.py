"""The list of returns as a table is drawn: words only."""

from datetime import datetime, timedelta

from kith.standards.queries import ReturnCard
from kith.web.tables import Column
from kith.web.words import day, moment, number

COLUMNS = (
    Column("Return"),
    Column("Up to"),
    Column("Taken in"),
    Column("Team"),
    Column("Children", number=True),
    Column("New", number=True),
    Column("Changed", number=True),
    Column("As they were", number=True),
    Column("Left out", number=True),
    Column("Settling in"),
)


def rows(cards: list[ReturnCard], now: datetime) -> list[list[str]]:
    """Return one row of cells for each return."""
    return [_row(card, now) for card in cards]


def _row(card: ReturnCard, now: datetime) -> list[str]:
    return [
        f"Children in need {card.year}, council {card.lea}",
        day(card.reference_date),
        moment(card.taken_at),
        card.team,
        number(card.children),
        number(card.created),
        number(card.changed),
        number(card.unchanged),
        number(card.left_out),
        _settling(card, now),
    ]


def _settling(card: ReturnCard, now: datetime) -> str:
    if card.settled_until is None:
        return "not known"
    said = day(card.settled_until - timedelta(microseconds=1))  # the end is exclusive
    return f"until {said}" if now < card.settled_until else f"ended on {said}"
