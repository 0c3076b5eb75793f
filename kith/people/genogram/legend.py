"""The legend: a sample and its meaning for each kind of thing that this picture has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kith.people.genogram.family import Someone
from kith.people.genogram.ink import Stroke, Words
from kith.people.genogram.measures import MARGIN, SMALL
from kith.people.genogram.strokes import drawn, number
from kith.people.genogram.symbols import symbol, text
from kith.people.genogram.texts import width

SAMPLE, ROW, SPACE = 58.0, 30.0, 26.0
SCALE = 0.42


def _who(**more: object) -> Callable[[], str]:
    someone = Someone(0, "", **more)  # type: ignore[arg-type]

    def made() -> str:
        return f'<g transform="translate({SAMPLE / 2:g} 0) scale({SCALE})">{symbol(someone)}</g>'

    return made


def _line(style: str) -> Callable[[], str]:
    return lambda: drawn(Stroke(((2, 0), (SAMPLE - 2, 0)), style))


def _marked(*slants: tuple[float, int]) -> Callable[[], str]:
    def made() -> str:
        marks = [
            drawn(Stroke(((at - 4 * way, 8), (at + 4 * way, -8)), "mark")) for at, way in slants
        ]
        return _line("married")() + "".join(marks)

    return made


def _twins(identical: bool) -> Callable[[], str]:
    def made() -> str:
        ways = [Stroke(((SAMPLE / 2, -9), (SAMPLE / 2 + side, 9)), "birth") for side in (-14, 14)]
        bar = [Stroke(((SAMPLE / 2 - 7, 0), (SAMPLE / 2 + 7, 0)), "identical")] if identical else []
        return "".join(map(drawn, [*ways, *bar]))

    return made


def _household() -> str:
    return (
        f'<rect x="3" y="-9" width="{SAMPLE - 6:g}" height="18" rx="6" fill="#eef3f8"'
        ' stroke="#3f5f86" stroke-width="1.6" stroke-dasharray="7 5"/>'
    )


# In the order of the legend.
MEANINGS: dict[str, tuple[str, Callable[[], str]]] = {
    "index": ("The child this is about", _who(shape="square", index=True)),
    "square": ("Male", _who(shape="square")),
    "circle": ("Female", _who(shape="circle")),
    "diamond": ("Not recorded, or another gender", _who(shape="diamond")),
    "inner": ("Inside: recorded at birth", _who(shape="circle", inner="square")),
    "unknown": ("Not known who", _who(shape="square", unknown=True)),
    "dead": ("Has died", _who(shape="square", dead=True)),
    "pregnancy": ("Pregnancy", _who(loss="pregnancy")),
    "miscarriage": ("Miscarriage", _who(loss="miscarriage")),
    "termination": ("Termination", _who(loss="termination")),
    "stillbirth": ("Stillbirth", _who(loss="stillbirth")),
    "substance": ("Substance misuse", _who(shape="square", fill=frozenset({"substance"}))),
    "substance_suspected": (
        "Substance misuse suspected",
        _who(shape="square", fill=frozenset({"substance_suspected"})),
    ),
    "substance_recovery": (
        "In recovery from substance misuse",
        _who(shape="square", fill=frozenset({"substance_recovery"})),
    ),
    "illness": ("Serious physical illness", _who(shape="square", fill=frozenset({"illness"}))),
    "mental": ("Serious mental illness", _who(shape="square", fill=frozenset({"mental"}))),
    "disability": ("Disabled", _who(shape="square", fill=frozenset({"disability"}))),
    "married": ("Married", _line("married")),
    "together": ("Living together", _line("together")),
    "affair": ("Affair", _line("affair")),
    "none": ("Not a couple", _line("none")),
    "separated": ("Separated", _marked((SAMPLE / 2, 1))),
    "divorced": ("Divorced", _marked((SAMPLE / 2 - 4, 1), (SAMPLE / 2 + 4, 1))),
    "reconciled": ("Together again", _marked((SAMPLE / 2, 1), (SAMPLE / 2, -1))),
    "twins": ("Twins", _twins(False)),
    "identical": ("Identical twins", _twins(True)),
    "adoptive": ("Adopted", _line("adoptive")),
    "foster": ("Fostered", _line("foster")),
    "step": ("Stepchild", _line("step")),
    "kinship": ("Kinship care", _line("kinship")),
    "household": ("Live together", _household),
    "close": ("Close", _line("close")),
    "fused": ("Very close", _line("fused")),
    "distant": ("Distant", _line("distant")),
    "conflict": ("Conflict", _line("conflict")),
    "close_conflict": ("Close, with conflict", _line("close_conflict")),
    "cut_off": ("Cut off", _line("cut_off")),
    "repaired": ("Cut off, then repaired", _line("repaired")),
    "focused": ("Focused on", _line("focused")),
    "abuse_physical": ("Physical abuse of", _line("abuse_physical")),
    "abuse_sexual": ("Sexual abuse of", _line("abuse_sexual")),
    "abuse_emotional": ("Emotional abuse of", _line("abuse_emotional")),
    "controlling": ("Controlling of", _line("controlling")),
}


@dataclass(frozen=True)
class Legend:
    """The legend as drawn, from its own top."""

    svg: str
    width: float
    height: float


def legend(kinds: Iterable[str], wide: float) -> Legend:
    """Return the legend of these kinds, in columns from top to bottom."""
    those = set(kinds)
    items = [meaning for kind, meaning in MEANINGS.items() if kind in those]
    column = SAMPLE + 8 + max((width(words, SMALL) for words, _ in items), default=0) + SPACE
    columns = max(1, int((wide - 2 * MARGIN + SPACE) // column))
    rows = -(-len(items) // columns)
    columns = -(-len(items) // max(rows, 1))
    parts = []
    for place, (words, sample) in enumerate(items):
        x, y = MARGIN + place // rows * column, ROW / 2 + place % rows * ROW
        drawing = f'<g transform="translate({number(x)} {number(y)})">{sample()}</g>'
        parts.append(drawing + text(Words(x + SAMPLE + 8, y + 4.5, words, "start", "legend")))
    least = 2 * MARGIN + columns * column - SPACE
    return Legend("".join(parts), least, rows * ROW)
