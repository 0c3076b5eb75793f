"""What one sentence of the letter is: a number, a sign, our words, the figures that answer it."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["+", "-", "+-", "o"]

SIGN_WORDS: dict[Sign, str] = {
    "+": "Keep this up",
    "-": "Put this right",
    "+-": "Part to keep, part to put right",
    "o": "Background",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the inspectors' letter, in our own words (SPEC F2)."""

    number: int
    sign: Sign
    says: str
    indicators: tuple[str, ...]
    capabilities: tuple[str, ...]

    @property
    def sign_words(self) -> str:
        """The sign as a reader hears it."""
        return SIGN_WORDS[self.sign]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of sentences under one heading, as a letter is read."""

    code: str
    heading: str
    sentences: tuple[Sentence, ...]


def codes(*parts: str) -> tuple[str, ...]:
    """Spell indicator codes out: `codes("RH-01..07", "EX-04")` is RH-01, RH-02 … RH-07, EX-04."""
    return tuple(code for part in parts for code in _spelt_out(part))


def _spelt_out(part: str) -> list[str]:
    """One code, or every code of a range such as `RH-01..07`."""
    first, _, last = part.partition("..")
    if not last:
        return [first]
    family, _, start = first.partition("-")
    return [f"{family}-{n:02d}" for n in range(int(start), int(last) + 1)]
