"""Words that may stand on a page and in the database, from whatever stood in a mail."""

import re
import unicodedata
from email.header import decode_header
from html.parser import HTMLParser

# What turns the direction of writing hides what a name or a sentence says.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")
NEW_LINE = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "table", "blockquote"})
UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})


def clean(text: str) -> str:
    """Return the text without what no text may hold: controls, turns, halves of letters."""
    whole = (
        text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    )
    kept = (
        one for one in TURNS.sub("", whole) if one in "\n\t" or unicodedata.category(one)[0] != "C"
    )
    return BLANK_LINES.sub("\n\n", "".join(kept)).strip()


def decoded(body: bytes, charset: str) -> str:
    """Return bytes as text by what they say of themselves, else by what they are."""
    for name in (charset, "utf-8"):
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("cp1252", "replace")


def header(value: object) -> str:
    """Return a header as it reads, on one line; encoded words are decoded, broken ones as well."""
    text = str(value or "")
    try:
        pieces = decode_header(text)
    except Exception:  # a header may be anything
        pieces = [(text, None)]
    read = (
        one if isinstance(one, str) else decoded(one, charset or "utf-8") for one, charset in pieces
    )
    return " ".join(clean("".join(read)).split())


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if not self.unseen and tag in UNSEEN:
            self.unseen = tag
        if tag in NEW_LINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unseen:
            self.unseen = ""
        if tag in NEW_LINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)


def from_html(page: str) -> str:
    """Return what somebody would read on a page: no script, no style, nothing fetched."""
    parser = _Seen()
    parser.feed(page)
    parser.close()
    lines = ("".join(parser.parts)).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines)


def file_name(value: object, number: int) -> str:
    """Return a name for a file that leads nowhere and hides nothing."""
    plain = header(value).replace("\\", "/").split("/")[-1].strip(". ")
    return plain[:120] or f"file {number}"
