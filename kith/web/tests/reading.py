"""At which age a text is read: Flesch and Kincaid's grade, and five years.

Syllables are counted by rule, which is right for the short words that pages for children are made
of. A figure is read as one word; what is spelt out of letters and figures is left out.
"""

import re
from html.parser import HTMLParser

SILENT_E = re.compile(r"(?<=[^aeiouyl])es?$|(?<=[^aeiouytd])ed$")
GROUPS = re.compile(r"[aeiouy]+")
SENTENCE = re.compile(r"[.!?:…]+(?:\s|$)|\n+")
WORD = re.compile(r"[A-Za-z’']+")
# Where a line ends for a reader, whatever the text goes on with.
BLOCKS = {"p", "li", "h1", "h2", "h3", "label", "legend", "div", "button", "dt", "dd", "strong"}
UNSEEN = {"script", "style", "title", "head"}


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(" ".join(data.split()) + " ")


def text_of(html: str) -> str:
    """Return what somebody reads on a page, a line for each line."""
    parser = _Text()
    parser.feed(html)
    return "\n".join(line.strip() for line in "".join(parser.parts).splitlines() if line.strip())


def sentences(text: str) -> list[str]:
    """Return the sentences: a line without a full stop is one too."""
    return [one.strip() for one in SENTENCE.split(text) if one and WORD.search(one)]


def syllables(word: str) -> int:
    """Return how many syllables a word has, and never none."""
    plain = word.lower().replace("’", "").replace("'", "")
    return max(1, len(GROUPS.findall(SILENT_E.sub("", plain))))


def reading_age(text: str) -> float:
    """Return the age at which a text is read with ease."""
    found, words = sentences(text), WORD.findall(text)
    if not words:
        return 0.0
    grade = 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5
