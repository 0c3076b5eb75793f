"""The picture on paper and as an image: PDF by WeasyPrint, PNG by drawing the PDF's page.

Nothing is fetched: the page is whole as it is, and whatever asks for an address is refused.
"""

from contextlib import suppress
from html import escape
from io import BytesIO

import pypdfium2

from kith.people.genogram.family import Picture
from kith.people.genogram.measures import NAME

# Millimetres, landscape: what a page has for the picture within its margins and above its foot.
PAGES = {"A4": (273.0, 176.0), "A3": (396.0, 263.0)}
LEGIBLE = 6.0  # points: if names would be smaller than this, the page is the next larger one
POINTS, PIXELS = 72 / 25.4, 96 / 25.4  # to a millimetre

STYLE = """
@page { size: %s landscape; margin: 10mm 12mm 16mm; @bottom-left { content: element(foot); } }
@page sized { size: %s; margin: 0; @bottom-left { content: none; } }
html { font: 9pt/1.4 Arial, 'Liberation Sans', sans-serif; color: #0b0c0c; }
body { margin: 0; }
footer { position: running(foot); font-size: 8pt; }
figure { margin: 0; text-align: center; }
figure.sized { page: sized; }
svg { display: block; margin: 0 auto; }
h1 { font-size: 12pt; break-before: page; }
li { margin-bottom: 1.5mm; }
"""


class CannotPrint(Exception):
    """A machine without Pango. Its words can be shown to whoever wanted to print."""


def pdf(picture: Picture, footer: str, *, in_words: bool = False) -> bytes:
    """Return a page with the picture, and after it the same in words where that is wanted."""
    page = _page(picture)
    wide, high = PAGES[page]
    scale = min(wide / picture.width, high / picture.height, 1 / PIXELS)
    size = f"{picture.width * scale:.2f}mm", f"{picture.height * scale:.2f}mm"
    words = "".join(f"<li>{escape(line)}</li>" for line in picture.words)
    more = f"<h1>The same in words</h1><ul>{words}</ul>" if in_words else ""
    body = f"<footer>{escape(footer)}</footer><figure>{_sized(picture, *size)}</figure>{more}"
    return _written(body, STYLE % (page, "A4"))


def png(picture: Picture, *, scale: float = 2.0) -> bytes:
    """Return the picture as an image, so many pixels for each of its own."""
    size = f"{picture.width}px", f"{picture.height}px"
    body = f'<figure class="sized">{_sized(picture, *size)}</figure>'
    document = pypdfium2.PdfDocument(_written(body, STYLE % ("A4", " ".join(size))))
    try:
        image = document[0].render(scale=scale * 96 / 72).to_pil()
    finally:
        document.close()
    into = BytesIO()
    image.save(into, "PNG")
    return into.getvalue()


def warm() -> None:
    """Print a page that nobody sees: libraries and fonts are there when somebody first prints."""
    with suppress(CannotPrint):
        _written("<p>Ready</p>", STYLE % ("A4", "A4"))


def _page(picture: Picture) -> str:
    """Return the smallest page on which names can be read, or the largest there is."""
    for page, (wide, high) in PAGES.items():
        scale = min(wide / picture.width, high / picture.height)
        if NAME * scale * POINTS >= LEGIBLE:
            return page
    return page


def _sized(picture: Picture, width: str, height: str) -> str:
    """Return the drawing with a size that paper knows."""
    old = f'width="{picture.width}" height="{picture.height}"'
    return picture.svg.replace(old, f'width="{width}" height="{height}"', 1)


def _written(body: str, style: str) -> bytes:
    text = (
        '<!doctype html><html lang="en-GB"><head><title>Family picture</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )
    try:
        from kith.people.genogram.paper import written
    except OSError as error:  # a library of the system's that is not there
        raise CannotPrint("Printing is not set up on this server: it has no Pango.") from error
    return written(text)
