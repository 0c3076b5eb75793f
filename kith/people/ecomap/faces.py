"""Five faces, from very sad to very happy, drawn with lines: their mouths tell them apart. Pure."""

from markupsafe import Markup

from kith.web.charts.svg import TEXT, tag

SKIN = {1: "#f6d5cb", 2: "#f9e3cf", 3: "#f7f0d3", 4: "#e3efd6", 5: "#d0ead9"}
# Where the corners of the mouth are, and how far its middle is pulled: up is sad.
MOUTH = {1: (0.52, 0.06), 2: (0.46, 0.22), 3: (0.36, 0.36), 4: (0.26, 0.54), 5: (0.2, 0.74)}


def face(number: int, x: float, y: float, size: float) -> Markup:
    """Return one face round a middle, `size` from it to its edge."""
    ends, pulled = (size * part for part in MOUTH[number])
    wide = size * 0.48
    mouth = f"M{-wide:g} {ends:g}Q0 {pulled + (pulled - ends):g} {wide:g} {ends:g}"
    return tag(
        "g",
        tag("circle", r=size, fill=SKIN[number], stroke=TEXT, stroke_width=2),
        *(
            tag("circle", cx=side * size * 0.36, cy=-size * 0.22, r=size * 0.1, fill=TEXT)
            for side in (-1, 1)
        ),
        *_tears(number, size),
        tag("path", d=mouth, fill="none", stroke=TEXT, stroke_width=2.5, stroke_linecap="round"),
        transform=f"translate({x:g} {y:g})",
    )


def _tears(number: int, size: float) -> list[Markup]:
    """Return what sets the very sad face apart from the sad one for somebody who sees little."""
    if number != 1:
        return []
    return [tag("circle", cx=-size * 0.36, cy=size * 0.12, r=size * 0.09, fill="#12436d")]


def badge(number: int, size: int = 56) -> Markup:
    """Return a face as a picture of its own, for a button; its words stand beside it."""
    middle = size / 2
    return tag(
        "svg",
        face(number, middle, middle, middle - 2),
        viewBox=f"0 0 {size} {size}",
        width=size,
        height=size,
        aria_hidden="true",
        focusable="false",
        class_="kith-face",
    )
