"""The drawing: a family in, an SVG and its sentences out."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from kith.people.genogram.family import ABUSIVE, Family, Picture
from kith.people.genogram.layout import Layout, lay_out
from kith.people.genogram.legend import legend
from kith.people.genogram.measures import MARGIN
from kith.people.genogram.sentences import kinds, name_of, sentences
from kith.people.genogram.strokes import drawn, number, rounded
from kith.people.genogram.symbols import FONT, person, text

# Outline and wash; no two neighbours have the same, and each has its words.
HOMES = (
    ("#3f5f86", "#eef3f8"),
    ("#76588a", "#f5f0f8"),
    ("#2d6a64", "#ecf5f3"),
    ("#7a6322", "#f8f4e6"),
)
EMPTY = Picture("", 0, 0)


def draw(
    family: Family,
    *,
    emotional: bool = True,
    for_print: bool = False,
    hide_abuse: bool = False,
    key: str = "genogram",
) -> Picture:
    """Draw a family; `key` begins the ids in it, so that two can be on one page."""
    if not family.people:
        return EMPTY
    shown = tuple(
        one for one in family.feelings if emotional and not (hide_abuse and one.quality in ABUSIVE)
    )
    family = replace(family, feelings=shown)
    laid = lay_out(family)
    below = legend(kinds(family), max(laid.width, 640))
    width, height = max(laid.width, below.width), laid.height + below.height + MARGIN
    words = sentences(family)
    body = _layers(laid, not for_print)
    foot = (
        f'<g class="genogram-legend" transform="translate(0 {number(laid.height)})">{below.svg}</g>'
    )
    svg = (
        f"{_head(family, width, height, key)}"
        f'<rect width="{number(width)}" height="{number(height)}" fill="#ffffff"/>'
        f"{body[0]}{foot}{body[1]}</svg>"
    )
    return Picture(svg, round(width), round(height), laid.placed, words)


def _head(family: Family, width: float, height: float, key: str) -> str:
    about = next((name_of(one) for one in family.people if one.index), "")
    title = f"Family picture of {about}" if about else "Family picture"
    told = f"A genogram of {len(family.people)} people. The list with it tells the same in words."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}"'
        f' width="{round(width)}" height="{round(height)}" role="group" font-family="{FONT}"'
        f' aria-labelledby="{key}-title" aria-describedby="{key}-told">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-told">{told}</desc>'
    )


def _layers(laid: Layout, linked: bool) -> tuple[str, str]:
    """Return what lies below the legend in the file and what comes after it: marks are last."""
    joined = laid.joined
    first = [
        _group("homes", [_home(number, loops) for number, loops in enumerate(laid.outlines)]),
        _group("feelings", map(drawn, joined.feelings)),
        _group("descents", map(drawn, laid.descents)),
        _group("unions", map(drawn, joined.unions)),
    ]
    people = []
    for one in laid.tree.people.values():
        place = laid.placed[one.id]
        shown = one if linked else replace(one, href="")
        people.append(person(shown, laid.slots[one.id], place.x, place.y))
    last = [
        _group("people", people),
        _group("words", map(text, [*joined.words, *laid.homes])),
        _group("marks", map(drawn, joined.marks)),
    ]
    return "".join(first), "".join(last)


def _group(name: str, parts: Iterable[str]) -> str:
    return f'<g class="genogram-{name}">{"".join(parts)}</g>'


def _home(place: int, loops: list[list[tuple[float, float]]]) -> str:
    line, wash = HOMES[place % len(HOMES)]
    way = "".join(rounded(loop, 10, closed=True) for loop in loops)
    return (
        f'<path d="{way}" fill="{wash}" fill-opacity="0.75" fill-rule="evenodd" stroke="{line}"'
        ' stroke-width="1.6" stroke-dasharray="7 5"/>'
    )
