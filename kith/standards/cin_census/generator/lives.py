"""Invented children: who they are, and the referrals of their year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from kith.kernel.workdays import add_months, age_on
from kith.standards.cin_census.generator import episodes as shape
from kith.standards.cin_census.generator.cases import DAY, Assessment, Episode, Window
from kith.standards.cin_census.generator.chance import (
    Weighted,
    day_between,
    often,
    one_of,
    upto,
)
from kith.standards.cin_census.generator.episodes import Shape
from kith.standards.cin_census.generator.numbers import pupil_numbers
from kith.standards.cin_census.years import structure

OUTSIDE_HOME = ("10A", "11A", "12A", "13A", "24A", "18B", "19B")
"""The factors that speak of harm outside the family."""

_RETIRED = ("18A", "19A")
_RETIRED_FROM = 2025  # 8945Q and 8950Q ask for B or C instead
_SHARE_BY_TURN = 0.15

_SHAPES: tuple[tuple[float, Shape], ...] = (
    (0.14, shape.no_further_action),
    (0.43, shape.assessed),
    (0.45, shape.assessed_again),
    (0.63, shape.planned),
    (0.66, shape.stepped_up),
    (0.75, shape.enquired),
    (0.87, shape.protected),
    (0.885, shape.moved_in),
    (0.915, shape.carried_over),
    (0.95, shape.long_protected),
    (0.965, shape.stepped_down),
    (0.995, shape.long_planned),
    (1.0, shape.died),
)
_LONG = (shape.long_protected, shape.stepped_down, shape.long_planned)
_SOURCES = Weighted(
    {"6": 28, "2A": 19, "3E": 6, "3F": 6, "3B": 5, "3A": 3, "5A": 4, "5B": 8, "1A": 7, "9": 3}
)
_NEEDS = Weighted({"N1": 55, "N5": 14, "N4": 9, "N2": 8, "N6": 6, "N3": 4, "N8": 4})
_PEOPLES = Weighted(
    {"WBRI": 34, "WOTH": 11, "AIND": 11, "APKN": 7, "AOTH": 7, "BAFR": 8, "BCRB": 4}
)


@dataclass(frozen=True)
class Census:
    """Which return is invented: its year, its window, its seed and its codes."""

    year: int
    window: Window
    seed: int
    codes: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, year: int, reference_date: date, seed: int) -> "Census":
        """Return the return of this year up to this day."""
        sets = {name: tuple(labels) for name, labels in structure(year).codes.items()}
        return cls(year, Window.ending(reference_date), seed, sets)

    @property
    def factors(self) -> tuple[str, ...]:
        """Return the factors that may stand beside others in this year."""
        out = {"21", *(_RETIRED if self.year >= _RETIRED_FROM else ())}
        return tuple(code for code in self.codes["assessment factors"] if code not in out)

    def turn(self, name: str, index: int, without: Sequence[str] = ()) -> str:
        """Return the code whose turn it is, so that a few hundred children use every one."""
        among = [code for code in self.codes[name] if code not in without]
        return among[index % len(among)]


@dataclass
class Told:
    """What the referral group says besides dates."""

    episode: Episode
    source: str
    need: str | None
    categories: list[tuple[str, str]]


@dataclass
class Life:
    """One invented child as the return has them."""

    id: str
    sex: str
    ethnicity: str
    born: date | None = None
    expected: date | None = None
    died: date | None = None
    upn: str | None = None
    former_upn: str | None = None
    upn_unknown: str | None = None
    disabilities: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def life(census: Census, index: int) -> Life:
    """Return the child of this place in the return; the same for the same seed."""
    rng = Random(f"{census.seed}:{census.year}:{index}")  # noqa: S311, invention, not secrecy
    unborn = index % 67 == 66
    episodes = _unborn_episodes(rng, census) if unborn else _episodes(rng, census)
    child = Life(f"KTH{index:09d}", sex="", ethnicity=_ethnicity(rng, census, index))
    _birth(rng, census, child, episodes, unborn)
    child.sex = _sex(rng, census, index, unborn)
    only_nfa = all(episode.nfa for episode in episodes)
    numbers = pupil_numbers(rng, child.born, census.window.end, only_nfa, index)
    child.upn, child.former_upn, child.upn_unknown = numbers
    child.disabilities = _disabilities(rng, census, child, episodes, index)
    for episode in episodes:
        child.died = child.died or (episode.closed if episode.reason == "RC2" else None)
        child.told.append(_told(rng, census, child, episode, index))
    return child


def _episodes(rng: Random, census: Census) -> list[Episode]:
    """Return one to three referrals; the next comes only when the last has ended (8815, 8820)."""
    window = census.window
    episodes = [_episode(rng, window)]
    while len(episodes) < 3 and often(rng, 0.3):
        last = episodes[-1]
        ended = last.referral if last.nfa else last.closed
        if ended is None or last.reason == "RC2" or ended > window.end - 15 * DAY:
            break
        referral = day_between(rng, ended + DAY, window.end - 10 * DAY)
        again = one_of(rng, (shape.no_further_action, shape.assessed, shape.enquired))
        episodes.append(again(rng, window, referral))
    return episodes


def _episode(rng: Random, window: Window) -> Episode:
    chance = rng.random()
    made = next(shape for most, shape in _SHAPES if chance < most)
    if made in _LONG:
        referral = day_between(rng, window.start - 900 * DAY, window.start - 60 * DAY)
    else:
        referral = day_between(rng, window.start, window.end)
    return made(rng, window, referral)


def _unborn_episodes(rng: Random, census: Census) -> list[Episode]:
    window = census.window
    referral = day_between(rng, window.end - 100 * DAY, window.end - 15 * DAY)
    return [one_of(rng, (shape.assessed, shape.protected))(rng, window, referral)]


def _birth(rng: Random, census: Census, child: Life, episodes: list[Episode], unborn: bool) -> None:
    """Give a date of birth, or one that is expected within the range that 8530Q allows."""
    end, first = census.window.end, episodes[0].referral
    if unborn:
        latest = min(add_months(end, 9), first + 279 * DAY)
        child.expected = day_between(rng, end - 25 * DAY, latest)
        return
    years = int(18 * rng.random() ** 0.75)
    born = day_between(rng, add_months(end, -12 * (years + 1)) + DAY, add_months(end, -12 * years))
    died = episodes[-1].closed if episodes[-1].reason == "RC2" else None
    longest = first if died or often(rng, 0.9) else first + 200 * DAY  # some referred before birth
    child.born = min(born, longest, end)


def _sex(rng: Random, census: Census, index: int, unborn: bool) -> str:
    """Return the year's code. Not known stays well under the 2 % of 2886Q."""
    if "sex" in census.codes:
        return "U" if unborn or index % 150 == 149 else one_of(rng, "MF")
    return "0" if unborn else "9" if index % 150 == 149 else one_of(rng, "12")


def _ethnicity(rng: Random, census: Census, index: int) -> str:
    by_turn = often(rng, 0.3)
    return census.turn("ethnicity", index) if by_turn else _PEOPLES.pick(rng)


def _disabilities(
    rng: Random, census: Census, child: Life, episodes: list[Episode], index: int
) -> list[str]:
    """Return codes of disability. The first child has them all, so even one child uses eight."""
    among = [code for code in census.codes["disability"] if code != "NONE"]
    if index == 0:
        return among
    if child.born is None or (all(e.nfa for e in episodes) and often(rng, 0.3)):
        return []  # 8540 asks only of a child who was born and whose referral went further
    if often(rng, 0.86):
        return ["NONE"]
    return sorted(rng.sample(among, 1 + upto(rng, 2)))


def _told(rng: Random, census: Census, child: Life, episode: Episode, index: int) -> Told:
    by_turn = often(rng, _SHARE_BY_TURN)
    source = census.turn("referral source", index) if by_turn else _SOURCES.pick(rng)
    by_turn = often(rng, _SHARE_BY_TURN)
    need = census.turn("primary need", index) if by_turn else _NEEDS.pick(rng)
    _reason(rng, census, episode, index)
    for i, assessment in enumerate(episode.assessments):
        if assessment.authorised:
            assessment.factors = _factors(rng, census, child, assessment, index + i)
    categories = [_categories(rng, census, index) for _ in episode.protections]
    return Told(episode, source, None if episode.nfa and often(rng, 0.5) else need, categories)


def _reason(rng: Random, census: Census, episode: Episode, index: int) -> None:
    """Settle why it closed: each reason gets its turn among those that could be."""
    if episode.reason == "RC8" and census.year >= 2023 and often(rng, 0.4):
        episode.reason = "RC9"
    elif episode.reason == "RC7" and often(rng, 0.4):
        episode.reason = census.turn("reason for closure", index, ("RC2", "RC8", "RC9"))


def _categories(rng: Random, census: Census, index: int) -> tuple[str, str]:
    first = census.turn("category of abuse", index)
    return first, one_of(rng, census.codes["category of abuse"]) if often(rng, 0.2) else first


def _factors(
    rng: Random, census: Census, child: Life, assessment: Assessment, index: int
) -> list[str]:
    """Return what the assessment found: for some teenagers, harm outside the home."""
    if assessment.none_found:
        return ["21"]
    found = set(rng.sample(census.factors, 1 + upto(rng, 2)))
    found.add(census.factors[index % len(census.factors)])
    teenager = child.born is not None and age_on(child.born, assessment.start) >= 11
    if teenager and often(rng, 0.3):
        found.update(rng.sample(OUTSIDE_HOME, 1 + upto(rng, 2)))
    elif not teenager:
        found -= set(OUTSIDE_HOME)
        found = found or {"16A"}
    order = census.codes["assessment factors"]
    return sorted(found, key=order.index)
