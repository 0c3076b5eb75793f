"""Arabic, Persian and Urdu names in Latin letters: an a stands for each vowel that is not written.

That is enough to sound alike, since vowels within a word are not heard by `sounds`.
"""

import re

from anyascii import anyascii

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_MARKS = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
# Names of which the letters alone say too little.
_WHOLE = {
    "محمد": "muhammad", "احمد": "ahmad", "عبد": "abd", "بن": "bin", "ابن": "ibn", "ابو": "abu",
    "يحيى": "yahya", "يحيي": "yahya", "الله": "allah", "طه": "taha", "فهد": "fahad",
}  # fmt: skip
# Each letter in the one shape that stands below.
_ALIF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ک": "ك"})
_LONG = {
    "ا": "a",
    "ى": "a",
    "و": "u",
    "ي": "i",
    "ع": "a",
    "ة": "a",
    "ء": "",
    "ئ": "i",
    "ؤ": "u",
    "ے": "e",
}
_ARTICLE = "ال"
_BREATH = frozenset("حه")


def in_latin(text: str) -> str:
    """Return a text with its Arabic words in Latin letters."""
    plain = _MARKS.sub("", text)
    return " ".join(_word(word) if ARABIC.search(word) else word for word in plain.split())


def _word(word: str) -> str:
    even = word.translate(_ALIF)
    if even in _WHOLE:
        return _WHOLE[even]
    if even.startswith(_ARTICLE) and len(even) > 4:
        return f"al {_word(even[2:])}"
    return _spelt(even)


def _spelt(word: str) -> str:
    """Return the letters, with an a between two that could not be said one after the other."""
    said = ""
    for place, letter in enumerate(word):
        long = letter in _LONG and not (place == 0 and letter in "وي")
        if said and not long and _closed(said, word[place - 1]):
            said += "a"
        said += _LONG[letter] if long else anyascii(letter).lower()
    return said


def _closed(said: str, before: str) -> bool:
    """Say whether a vowel must follow: after a consonant, but a breath that ends a syllable."""
    if said[-1] in "aeiou":
        return False
    return not (before in _BREATH and len(said) > 1 and said[-2] in "aeiou")
