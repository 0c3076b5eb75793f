"""Answers to the screen as they are given: no sign mostly, some, or not known at all."""

from collections.abc import Mapping
from random import Random

from kith.demo.years.chance import often
from kith.frontdoor.rules.screen import EDITIONS, Answer, Limits, Said, screen

LIST = EDITIONS[-1]
GATE = [one.key for one in LIST.gate]
TWELVE = [one.key for one in LIST.twelve]
CRITICAL = [one.key for one in LIST.twelve if one.critical]
NO = Said(Answer.NO, "The school")
YES = Said(Answer.YES, "Whoever told us")
ASKED = Said(Answer.ASKED)
NOT_ASKED = Said(Answer.NOT_ASKED)
WORST = Said(Answer.YES, "Police", critical=True)

MANY = 4

NO_SIGN = dict.fromkeys(GATE, NO)


def profile(chance: Random, outside: bool) -> dict[str, Said]:
    """Return the answers for a child: of those with harm outside the family, signs in most."""
    if not often(chance, 0.93 if outside else 0.16):
        return NO_SIGN
    signs = chance.randint(2, 6) if outside else chance.randint(0, 3)
    unknown = NOT_ASKED if often(chance, 0.12) else ASKED
    answers = {**dict.fromkeys(GATE, YES if signs else ASKED), **dict.fromkeys(TWELVE, unknown)}
    answers |= dict.fromkeys(chance.sample(TWELVE, signs), YES)
    if outside and often(chance, 0.2):
        answers[chance.choice(CRITICAL)] = WORST
    return answers


def leaves_a_gap(answers: Mapping[str, Said]) -> bool:
    """Say whether so much was not asked that somebody must ask it."""
    return sum(one is NOT_ASKED for one in answers.values()) >= MANY


def without_gap(answers: Mapping[str, Said]) -> dict[str, Said]:
    """Return the answers after what nobody had asked was asked."""
    return {key: ASKED if one is NOT_ASKED else one for key, one in answers.items()}


def indicates(answers: Mapping[str, Said]) -> bool:
    """Say whether these answers indicate a specialist assessment."""
    return screen(LIST, answers, Limits()).specialist
