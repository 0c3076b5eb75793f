"""Second looks of the last weeks: drawn by night, given by day, talked over where two differ."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.frontdoor.blind.commands import Second, draw_looks, give_look, talk_over
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.models import Decision
from kith.kernel import clock

WEEKS = 10
NIGHT, MORNING, AFTERNOON = 2.5, 11.0, 15.5
ALIKE, ANSWERED, TALKED = 0.72, 0.9, 0.7

SAID = (
    Second("assess", 3, "Grown people are around this child whom nobody at home knows."),
    Second("early_help", 2, "The family asks for help and can use it, and nobody is in danger."),
    Second("advice", 2, "School and family know what to do and will ring us if it grows."),
    Second("strategy", 4, "Somebody has power over this child now, and the child is afraid."),
)
LEARNED = (
    "One of us read the second telephone as a present, the other as a sign. We ask whose it is.",
    "We agree on what happened and not on how soon. A call to school the same day settles it.",
    "The child's own words stood at the end and were read last. We read them first from now on.",
)


def second_looks(today: date, seed: int) -> None:
    """Live ten weeks of second looks; those of last night still wait for an answer."""
    dice = Random(seed)  # noqa: S311 - chance, no secret
    for weeks in range(WEEKS, 0, -1):
        begins = today - timedelta(weeks=weeks)
        with _on(begins, NIGHT):
            draw_looks(MACHINE)
        with _on(begins + timedelta(days=2), MORNING):
            _give(dice)
        with _on(begins + timedelta(days=4), AFTERNOON):
            _talk(dice)
    with _on(today, NIGHT):
        draw_looks(MACHINE)


@contextmanager
def _on(day: date, hour: float) -> Iterator[None]:
    with clock.frozen(clock.at_local(day, timedelta(hours=hour))):
        yield


def _give(dice: Random) -> None:
    """Let most of those who were asked decide, most of them as the first did."""
    for look in _looks(given_at=None, ended_at=None):
        if dice.random() < ANSWERED:
            reader = actor_for(look.reader_id)
            give_look(reader, look=look.id, second=_second(dice, look))


def _second(dice: Random, look: BlindLook) -> Second:
    with acting_as(MACHINE):
        first = Decision.objects.get(id=look.decision_id)
    said = dice.choice(SAID)
    if dice.random() < ALIKE:
        return Second(first.outcome, first.level, said.because)
    return said


def _talk(dice: Random) -> None:
    """Let most of the pairs that differ talk, while they still see what it is about."""
    for look in _looks(differs=True, talked_at=None, until_at__gt=clock.now()):
        if dice.random() < TALKED:
            talk_over(actor_for(look.reader_id), look=look.id, learned=dice.choice(LEARNED))


def _looks(**where: object) -> list[BlindLook]:
    with acting_as(MACHINE):
        return list(BlindLook.objects.filter(**where).order_by("asked_at", "contact__number"))
