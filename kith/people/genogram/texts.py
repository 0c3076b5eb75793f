"""How wide words are, and where they break: in Arial, whose measure its free doubles share."""

import unicodedata
from collections.abc import Iterable, Mapping

# Thousandths of the size, and the characters that are so wide.
REGULAR: Mapping[int, str] = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    355: '"{}',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
BOLD: Mapping[int, str] = {
    238: "'",
    278: " ,./I\\ijl|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
}
WIDE = 1000  # a character of a script that Arial may not have


def _by_character(table: Mapping[int, str]) -> dict[str, int]:
    return {character: wide for wide, characters in table.items() for character in characters}


MEASURES = {False: _by_character(REGULAR), True: _by_character(BOLD)}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels a text takes; never less than it does."""
    measure = MEASURES[bold]
    plain = unicodedata.normalize("NFD", text)
    total = sum(measure.get(one, WIDE) for one in plain if not unicodedata.combining(one))
    return total * size / 1000


def widest(lines: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Return the width of the widest line."""
    return max((width(line, size, bold=bold) for line in lines), default=0.0)


def wrapped(text: str, most: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break between words, so that no line is wider than `most` unless one word is."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
