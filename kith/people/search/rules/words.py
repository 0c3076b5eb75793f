"""Names as plain words: small letters without accents, joined and parted the same way each time."""

import re
import unicodedata
from functools import lru_cache

from kith.people.search.rules.scripts import romanised

# Letters that do not come apart into a letter and an accent.
SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"ş": "sh", "ș": "sh", "ç": "ch", "č": "ch", "š": "sh", "ž": "zh", "ğ": "g", "ọ": "o"}
)
APOSTROPHES = re.compile(r"['’‘`ʼʻ]")
# Small words between names; they are left out where anything else is there.
PARTICLES = frozenset({
    "al", "el", "bin", "ibn", "ben", "bint", "binti", "de", "da", "dos", "del", "la", "le", "van",
    "von", "der", "den", "the", "of", "mr", "mrs", "ms", "miss", "dr", "jr",
})  # fmt: skip
JOINED = frozenset({"abdul", "abd", "abdel", "abdal", "abdur", "mac", "mc", "st", "saint", "o"})
MOST_WORDS = 10


def plain(text: str) -> str:
    """Return small letters, digits and single spaces only: "Łukasz O'Brien" is "lukasz obrien"."""
    lowered = APOSTROPHES.sub("", romanised(text.lower())).translate(SPECIAL)
    apart = unicodedata.normalize("NFKD", lowered)
    kept = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", kept).split())


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: without particles, "abdul rahman" as one."""
    words = [word for word in plain(name).split() if not word.isdigit()]
    telling = [word for word in words if word not in PARTICLES] or words
    return tuple(dict.fromkeys(_join(telling)))[:MOST_WORDS]


def _join(words: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in JOINED:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def postcode_of(text: str) -> str:
    """Return a postcode in capitals with one space, or nothing where it is none."""
    found = re.fullmatch(
        r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})", re.sub(r"\W", "", text).upper()
    )
    return f"{found[1]} {found[2]}" if found else ""


def district_of(postcode: str) -> str:
    """Return the first half of a postcode: "SE15"."""
    return postcode.partition(" ")[0]


def telephone_of(text: str) -> str:
    """Return the ten digits of a British number, or all digits of another; nothing for a few."""
    digits = re.sub(r"\D", "", text)
    for before in ("0044", "44", "0"):
        rest = digits.removeprefix(before).removeprefix("0")
        if digits.startswith(before) and len(rest) == 10:
            return rest
    return digits if len(digits) >= 7 else ""


def number_of(text: str) -> str:
    """Return an identifier as it is compared: capitals and digits alone."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


STREET_KINDS = frozenset({
    "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "close", "cl", "court", "ct",
    "crescent", "drive", "dr", "gardens", "gdns", "grove", "hill", "house", "mews", "park",
    "parade", "passage", "place", "pl", "rise", "row", "square", "sq", "terrace", "walk", "way",
    "yard", "wharf", "estate", "point", "tower", "heights", "buildings", "mansions",
})  # fmt: skip


@lru_cache(maxsize=100_000)
def street_of(lines: str) -> tuple[str, str]:
    """Return the house number and the plain name of a street, each empty where there is none.

    "Flat 2, 14 Rye Lane" gives "14" and "rye"; what stands in the last part with a kind of street.
    """
    for part in reversed(re.split(r"[,\n]", lines)):
        words = plain(part).split()
        if len(words) > 1 and words[-1] in STREET_KINDS:
            numbers = [word for word in words[:-1] if word[0].isdigit()]
            named = [word for word in words[:-1] if not word[0].isdigit()]
            if named:
                return (numbers[-1] if numbers else ""), " ".join(named)
    return "", ""
