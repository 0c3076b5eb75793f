"""The board of agreement, ready to be drawn: a sentence, a chart with its table, their words."""

from dataclasses import dataclass

from kith.frontdoor.blind.queries.board import Board
from kith.frontdoor.blind.rules.agreement import Agreement, ByOutcome
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.web import words
from kith.web.charts import Chart, Interval, interval_chart
from kith.web.tables import Column

# What a kappa is commonly called, from which value on.
CALLED = (
    (0.8, "very close"),
    (0.6, "close"),
    (0.4, "fair"),
    (0.2, "loose"),
    (-1.0, "hardly more than chance"),
)
SHORT = {
    "strategy": "Strategy now",
    "assess": "Assessment",
    "early_help": "Early or family help",
    "advice": "Advice",
    "nothing_more": "Nothing more",
    "other_authority": "Another council",
    "other_route": "Another way",
}
TITLE = "Kappa by decision, in hundredths, with its range"
COLUMNS = (
    Column("Decision"),
    Column("First said it", number=True),
    Column("Second said it", number=True),
    Column("Both", number=True),
    Column("Shared", number=True),
    Column("Kappa (range)", number=True),
)


@dataclass(frozen=True)
class BoardShown:
    """The board as its page draws it."""

    lead: str
    level: str
    kappa: str
    facts: tuple[tuple[str, str], ...]
    chart: Chart | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def board_shown(board: Board) -> BoardShown:
    """Return the board in words and lines."""
    return BoardShown(
        lead=_lead(board),
        level=_level(board.level),
        kappa=kappa_words(board.outcome),
        facts=_facts(board),
        chart=_chart(board.outcomes),
        columns=COLUMNS,
        rows=tuple(_row(one) for one in board.outcomes),
    )


def kappa_words(one: Agreement) -> str:
    """Say a kappa with its range: "0.62, between 0.41 and 0.78: close"."""
    if one.kappa is None or one.low is None or one.high is None:
        return "not to be said yet, as chance alone would explain what was counted"
    called = next(said for least, said in CALLED if one.kappa >= least)
    return f"{one.kappa:.2f}, between {one.low:.2f} and {one.high:.2f}: {called}"


def _lead(board: Board) -> str:
    one = board.outcome
    if not one.pairs:
        return "Nobody has given a second look yet that was drawn by chance."
    return (
        f"In {one.agreed:,} of {words.count(one.pairs, 'second look')} the two decided the same"
        f" next step ({words.share(one.agreed, one.pairs)})."
    )


def _level(one: Agreement) -> str:
    if not one.pairs:
        return ""
    share = words.share(one.agreed, one.pairs)
    return f"On the level of need they agreed in {one.agreed:,} ({share})."


def _facts(board: Board) -> tuple[tuple[str, str], ...]:
    return (
        ("Drawn", f"{board.asked:,} in the last year; {board.share} in a hundred, by chance"),
        ("Waiting for an answer", f"{board.waiting:,}"),
        ("Passed on, since the reader knew the child or had no time", f"{board.unanswered:,}"),
        ("The two differ", f"{board.differing:,}, of which {board.talked:,} were talked over"),
        ("The second would do more for the child", f"{board.more:,}"),
    )


def _chart(outcomes: tuple[ByOutcome, ...]) -> Chart | None:
    """Draw kappa by outcome, from nought; less than chance is drawn at nought."""
    drawn = [
        Interval(
            SHORT[one.outcome],
            hundredths(low),
            hundredths(kappa),
            hundredths(high),
            f"{one.first + one.second - one.both:,} looks",
        )
        for one in outcomes
        for low, kappa, high in [(one.agreement.low, one.agreement.kappa, one.agreement.high)]
        if low is not None and kappa is not None and high is not None
    ]
    return interval_chart(TITLE, drawn, unit="ratio") if drawn else None


def hundredths(value: float) -> int:
    """Return a kappa as it is drawn."""
    return round(100 * max(0.0, value))


def _row(one: ByOutcome) -> tuple[str, ...]:
    kappa = one.agreement
    said = "–"
    if kappa.kappa is not None:
        said = f"{kappa.kappa:.2f} ({kappa.low:.2f} to {kappa.high:.2f})"
    shared = "–" if one.shared is None else f"{one.shared:.0%}"
    name = OUTCOMES[one.outcome].words
    return (name, f"{one.first:,}", f"{one.second:,}", f"{one.both:,}", shared, said)
