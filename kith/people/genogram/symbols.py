"""The people: a shape each, what is marked in it, and the words round it."""

from collections.abc import Iterator
from html import escape

from kith.people.genogram.descents import SMALL_LOSS
from kith.people.genogram.family import Shape, Someone
from kith.people.genogram.fills import fills
from kith.people.genogram.heights import BELOW
from kith.people.genogram.ink import Words
from kith.people.genogram.measures import AGE, ASCENT, HALF, NAME, NAME_LINE, SMALL, SMALL_LINE
from kith.people.genogram.slots import Slot, beside
from kith.people.genogram.strokes import INK, WHITE, line, number

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
# size, weight, colour
TEXTS: dict[str, tuple[float, str, str]] = {
    "name": (NAME, "bold", INK),
    "age": (AGE, "normal", INK),
    "inner_age": (15.0, "normal", INK),
    "long_age": (SMALL, "normal", INK),
    "small": (SMALL, "normal", "#39424a"),
    "union": (SMALL, "normal", "#39424a"),
    "abuse": (SMALL, "bold", "#8c2c21"),
    "home": (SMALL, "bold", "#3a5474"),
    "legend": (SMALL, "normal", INK),
}


def text(words: Words) -> str:
    """Return a line of text."""
    size, weight, colour = TEXTS[words.style]
    bold = f' font-weight="{weight}"' if weight != "normal" else ""
    return (
        f'<text x="{number(words.x)}" y="{number(words.y)}" font-size="{number(size)}"'
        f' text-anchor="{words.anchor}" fill="{colour}"{bold}>{escape(words.text)}</text>'
    )


def shape(kind: Shape, half: float, width: float, fill: str = WHITE, dashes: str = "") -> str:
    """Return a shape round nought."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    look = f'fill="{fill}" stroke="{INK}" stroke-width="{number(width)}"{dashed}'
    full = number(half)
    if kind == "square":
        side = number(2 * half)
        return f'<rect x="-{full}" y="-{full}" width="{side}" height="{side}" {look}/>'
    if kind == "circle":
        return f'<circle r="{full}" {look}/>'
    return f'<path d="M0 -{full}L{full} 0L0 {full}L-{full} 0Z" {look}/>'


def symbol(someone: Someone) -> str:
    """Return somebody's symbol, round nought."""
    if someone.loss or someone.expected:
        return "".join(_expected(someone))
    return "".join(_person(someone))


def _person(someone: Someone) -> Iterator[str]:
    yield shape(someone.shape, HALF, 2, dashes="5 4" if someone.unknown else "")
    yield from fills(someone.shape, someone.fill)
    if someone.fill:
        yield shape(someone.shape, HALF, 2, fill="none")
    if someone.index:
        yield shape(someone.shape, HALF - 5, 2, fill="none")
    if someone.inner:
        yield shape(someone.inner, 19 if someone.inner == "diamond" else 17, 1.2, fill="none")
    if someone.dead:
        yield from _crossed(someone.shape)
    inside = "?" if someone.unknown and not someone.age else someone.age
    if inside:
        yield text(_inside(someone, inside))


def _inside(someone: Someone, age: str) -> Words:
    """Return an age in the middle: in smaller type where there is less room, or a third figure."""
    if len(age) > 2:
        return Words(0, 4.7, age, style="long_age")
    if someone.inner or (someone.index and someone.shape == "diamond"):
        return Words(0, 5.4, age, style="inner_age")
    return Words(0, 6.4, age, style="age")


def _crossed(kind: Shape) -> Iterator[str]:
    far = HALF if kind == "square" else 22.0
    for across in (-1, 1):
        for down in (-1, 1):
            yield line(across * far, down * far, across * 9.5, down * 9.5, 1.6)


def _expected(someone: Someone) -> Iterator[str]:
    """Give a triangle, small for what ended; for a stillborn child its own shape, small."""
    if someone.loss == "stillbirth":
        yield shape(someone.shape, SMALL_LOSS, 1.8)
    else:
        high = SMALL_LOSS if someone.loss in ("miscarriage", "termination") else HALF - 3
        wide, low = number(high), number(high * 0.75)
        yield (
            f'<path d="M0 -{number(high)}L{wide} {low}L-{wide} {low}Z" fill="{WHITE}"'
            f' stroke="{INK}" stroke-width="2" stroke-linejoin="round"/>'
        )
    if someone.loss in ("miscarriage", "termination", "stillbirth"):
        yield line(-10, -9, 10, 11, 1.6)
        yield line(-10, 11, 10, -9, 1.6)
    if someone.loss == "termination":
        yield line(-17, 16, 17, 16, 1.8)


def around(someone: Someone, slot: Slot, x: float, y: float) -> Iterator[str]:
    """Give the words round somebody: names below, birth above left, death above right."""
    start = y + HALF + BELOW + NAME * ASCENT
    for row, name in enumerate(slot.name):
        yield text(Words(x, start + row * NAME_LINE, name, style="name"))
    base = y - HALF - 7
    away = beside(slot.ports) - 2
    for row, words in enumerate(slot.left):
        yield text(Words(x - away, base - row * SMALL_LINE, words, anchor="end"))
    for row, words in enumerate(slot.right):
        yield text(Words(x + away, base - row * SMALL_LINE, words, anchor="start"))


def said(someone: Someone) -> str:
    """Return how somebody's link is read aloud."""
    words = [someone.name or (someone.loss or "").capitalize() or "Not known"]
    if someone.age:
        words.append(f"died at {someone.age}" if someone.dead else f"{someone.age} years old")
    elif someone.dead:
        words.append("has died")
    if someone.born:
        words.append(someone.born if "due" in someone.born.lower() else f"born {someone.born}")
    if someone.index:
        words.append("the child whom this picture is about")
    return ", ".join(words)


def person(someone: Someone, slot: Slot, x: float, y: float) -> str:
    """Return somebody, with a link to them where there is one."""
    ring = (
        f'<rect class="genogram-focus" x="-{HALF + 6:g}" y="-{HALF + 6:g}"'
        f' width="{2 * HALF + 12:g}" height="{2 * HALF + 12:g}" rx="6" fill="none"/>'
    )
    inner = f'<g transform="translate({number(x)} {number(y)})">{ring}{symbol(someone)}</g>'
    inner += "".join(around(someone, slot, x, y))
    name = escape(said(someone))
    mark = f'data-person="{someone.id}" aria-label="{name}"'
    if not someone.href:
        return f'<g role="img" {mark}>{inner}</g>'
    return f'<a href="{escape(someone.href)}" {mark}>{inner}</a>'
