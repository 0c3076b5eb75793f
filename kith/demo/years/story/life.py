"""A child's life with the borough: who they are, the days on which word comes, and what follows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from kith.demo.years import figures
from kith.demo.years.chance import often
from kith.demo.years.child import Child, child_of
from kith.demo.years.events import Event
from kith.demo.years.season import DAY, Season
from kith.demo.years.story.door import word_comes
from kith.demo.years.story.telling import Teller

NOT_SOONER = timedelta(days=8)


@dataclass(frozen=True)
class Life:
    """One child and what happened, in order, until the moment at which the story stops."""

    child: Child
    events: tuple[Event, ...]


def arrivals(season: Season, seed: int, index: int) -> list[date]:
    """Return the days on which word of a child comes, the first first."""
    chance = Random(f"{seed}:{index}:days")  # noqa: S311 - invention, no secret
    found = [season.day(chance.random())]
    while often(chance, figures.COMES_AGAIN):
        again = found[-1] + NOT_SOONER + chance.expovariate(1 / figures.COMES_AGAIN_AFTER) * DAY
        if again > season.last:
            break
        found.append(again)
    return found


def life(season: Season, seed: int, index: int, until: datetime) -> Life:
    """Tell one child's story up to a moment; the same for the same seed."""
    chance = Random(f"{seed}:{index}:story")  # noqa: S311 - invention, no secret
    days = arrivals(season, seed, index)
    child = child_of(chance, index, days[0])
    teller = Teller(season, chance, child)
    for number, day in enumerate(days, 1):
        word_comes(teller, number, day)
    told = sorted(teller.events, key=lambda one: one.at)
    return Life(child, tuple(one for one in told if one.at < until))
