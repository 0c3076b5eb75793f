"""SVG as text: elements, escaped, with numbers written the same way every time."""

from typing import Any

from markupsafe import Markup, escape

# Government Analysis Function palette: told apart by people who see colours differently.
BLUE = "#12436d"
PLUM = "#801650"
INK = "#3d3d3d"
GRID = "#d3d9de"
TEXT = "#0b0c0c"
FAINT = "#5a6066"


def plain(value: Any) -> str:
    """Write a number without trailing noughts, so that the same data gives the same bytes."""
    if not isinstance(value, float):
        return str(value)
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def tag(name: str, *children: Any, **attributes: Any) -> Markup:
    """Return one element. `stroke_width` becomes stroke-width; None leaves an attribute out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(children)
    return Markup(f"<{name}{said}>{inside}</{name}>") if children else Markup(f"<{name}{said}/>")  # noqa: S704


def label(x: float, y: float, words: str, **attributes: Any) -> Markup:
    """Return one piece of text in the chart's type."""
    look = {"font_size": 14, "fill": TEXT, **attributes}
    return tag("text", escape(words), x=x, y=y, font_family="Arial, sans-serif", **look)


def rule(x1: float, y1: float, x2: float, y2: float, **attributes: Any) -> Markup:
    """Return one straight line."""
    return tag(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": GRID, "stroke_width": 1, **attributes}
    )


def dot(x: float, y: float, r: float, fill: str) -> Markup:
    """Return one filled circle, ringed in white so that it stands off the line."""
    return tag("circle", cx=x, cy=y, r=r, fill=fill, stroke="#fff", stroke_width=1.5)


def path(points: list[tuple[float, float]]) -> str:
    """Return the `d` of a line through the points."""
    return "M" + "L".join(f"{plain(x)} {plain(y)}" for x, y in points)


def picture(
    width: int, height: int, title: str, said: str, *drawn: Any, role: str = "img"
) -> Markup:
    """Return the whole picture, named and described for those who do not see it."""
    return tag(
        "svg",
        tag("title", escape(title)),
        tag("desc", escape(said)),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role=role,
        focusable="false",
    )
