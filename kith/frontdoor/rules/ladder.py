"""The ladder of need (SUPPLEMENT S5): four levels in numbered sentences, which a decision cites.

Ours, and only until the partnership adopts its own: dated data.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sentence:
    """One sentence that a decision can rely on: "3.2"."""

    number: str
    words: str


@dataclass(frozen=True)
class Rung:
    """One level: what it means, its signs, and what we do."""

    level: int
    name: str
    means: str
    sentences: tuple[Sentence, ...]
    response: str


@dataclass(frozen=True)
class Ladder:
    """All levels as they hold from a day on, and how to read them."""

    code: str
    since: date
    rungs: tuple[Rung, ...]
    reading: tuple[str, ...]


def _rung(level: int, name: str, means: str, response: str, *signs: str) -> Rung:
    numbered = (Sentence(f"{level}.{n}", words) for n, words in enumerate(signs, 1))
    return Rung(level, name, means, tuple(numbered), response)


LADDERS: tuple[Ladder, ...] = (
    Ladder(
        "ladder 1",
        date(2018, 7, 4),
        (
            _rung(1, "Universal", "What growing up brings; home, school and friends are enough",
                  "School, doctor, youth club; whoever told us is helped to help",
                  "Talks openly about older friends, and is only curious",
                  "Came home late once, and said why",
                  "Saw a fight, is shaken, and has people to talk with",
                  "Was approached online once, blocked it and told somebody"),
            _rung(2, "Early or family help",
                  "More than one service, with their agreement; no serious harm",
                  "A lead worker, a mentor, safe ways to school; screened again in eight weeks",
                  "School attendance slides while the friends become new and older",
                  "Missing for the first time, safe, with an explanation",
                  "Uses cannabis, or owes small sums to others of the same age",
                  "A group picks on them on the way home",
                  "Pictures went round among friends, nothing worse",
                  "A brother or sister is being exploited"),
            _rung(3, "Child in need (section 17)", "Without social work the child will not thrive",
                  "An assessment, the specialist tool, a plan, work with the places and people",
                  "Missing again and again",
                  "Money or phones without explanation, and adults who evade us",
                  "A part-time timetable, and time spent where children come to harm",
                  "Carries a knife because they are afraid",
                  "Groomed online; nobody has met them yet",
                  "Works off a debt with small favours",
                  "Out of school and out of sight",
                  "Harmful sexual behaviour between children"),
            _rung(4, "Child protection (sections 47, 31, 20)",
                  "Reasonable cause to suspect significant harm, suffered or likely, at home or "
                  "outside: whoever causes it, whatever the child says they want",
                  "A strategy discussion in time; parents are partners unless they are part of it",
                  "Stabbed, shot, beaten or abducted, or threatened with death",
                  "Found selling or keeping drugs in another town or in a taken-over home",
                  "Sexual assault, or sex that somebody pays for",
                  "Held by a debt, with threats against the family",
                  "Somebody else controls their phone or where they are",
                  "Missing over 24 hours with somebody known to exploit children",
                  "Forced to bring in other children",
                  "Arrested with drugs or a weapon while others gain from it",
                  "An overdose or self-harm that is tied to exploitation"),
        ),
        (
            "Look at the harm and at who has power, not at how a child behaves towards us.",
            "At 16 and 17 they are children.",
            "That a child agreed, has a “boyfriend”, sells, or was stopped before lowers nothing.",
            "One sign of level 4 outweighs many strengths.",
            "In doubt take the higher level until we know; stepping down is a decision as well.",
            "Where two partners disagree a head of service settles it within a working day.",
        ),
    ),
)  # fmt: skip


def ladder_on(day: date, ladders: Iterable[Ladder] = LADDERS) -> Ladder:
    """Return the ladder that holds on a day."""
    return max((one for one in ladders if one.since <= day), key=lambda one: one.since)


def sentences(ladder: Ladder) -> dict[str, str]:
    """Return every sentence by its number."""
    return {one.number: one.words for rung in ladder.rungs for one in rung.sentences}


def level_of(numbers: Iterable[str]) -> int:
    """Return the highest level that the cited sentences speak of; 0 where none is cited."""
    return max((int(number.split(".")[0]) for number in numbers), default=0)
