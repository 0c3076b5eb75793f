"""Names in other scripts, in Latin letters: found by themselves, and as one says them.

Letters are turned into letters by AnyAscii. What a language leaves out or runs together is put
right before: the surname of a Chinese or Korean name stands apart; for Arabic see `arabic`.
"""

import re

from anyascii import anyascii

from kith.people.search.rules.arabic import in_latin

_OTHER = re.compile(r"[^\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]")
_HAN = re.compile(r"^[\u3400-\u4dbf\u4e00-\u9fff]{2,4}$")
_HANGUL = re.compile(r"^[\uac00-\ud7a3]{2,4}$")
# Surnames of two characters; all others have one.
_OF_TWO = frozenset({
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "夏侯", "尉迟", "尉遲", "慕容",
    "东方", "東方", "皇甫", "令狐", "司徒", "南宫", "南宮", "선우", "황보", "제갈", "남궁", "독고",
})  # fmt: skip
# As families write them here.
_KOREAN = {"김": "kim", "이": "lee", "박": "park", "최": "choi", "정": "jung", "조": "cho"}


def romanised(text: str) -> str:
    """Return a text in Latin letters, small ones; what is Latin already stays as it is."""
    if not _OTHER.search(text):
        return text
    words = text.split()
    parted = " ".join(_surname_apart(word) if len(words) == 1 else word for word in words)
    return " ".join(anyascii(word).lower() for word in in_latin(parted).split())


def _surname_apart(word: str) -> str:
    """Return a Chinese or Korean name of one word as surname and given name."""
    if not (_HAN.match(word) or _HANGUL.match(word)):
        return word
    size = 2 if word[:2] in _OF_TWO and len(word) > 2 else 1
    surname = word[:size]
    return f"{_KOREAN.get(surname, surname)} {word[size:]}"
