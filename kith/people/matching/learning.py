"""Learn what each level is worth, and try it on people whom the learning never saw.

Splink finds the candidate pairs and says how they lie to each other; a logistic regression says
what that is worth. It is not left to Splink's own training, which takes names, address and
telephone for independent of each other: in a family they are not, and twins would be proposed.
"""

import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

import pyarrow as pa

from kith.people.matching.invented.world import World, invent
from kith.people.matching.levels import COMPARISONS
from kith.people.matching.linking import SCHEMA, Pair, pairs
from kith.people.matching.model import MODEL, Model
from kith.people.matching.rules import Known, common_first_names, first_of, row_of

SEED, HELD_OUT = 1948, 7193
PEOPLE = 40_000
ANY = -1000.0
SWEEPS = 400
RIDGE = 0.3
SAFE = 0.994  # the precision that the threshold is set for where the points are learned


def table_of(records: Sequence[Known]) -> pa.Table:
    """Return records as what is compared."""
    counted = Counter(first_of(one.given) for one in records)
    common = common_first_names(counted, len(records))
    return pa.Table.from_pylist([row_of(one, common) for one in records], schema=SCHEMA)


def usual(names: Iterable[str | None]) -> float:
    """Return how often two of these agree by chance alone."""
    counted = Counter(name for name in names if name)
    total = sum(counted.values())
    return sum((many / total) ** 2 for many in counted.values())


@dataclass(frozen=True)
class Case:
    """Pairs that lie to each other alike: their levels, the bits of rarity, how many are one."""

    levels: tuple[tuple[str, str], ...]
    rare: float
    pairs: int
    same: int


def cases(found: Iterable[Pair], same: Collection[tuple[int, int]]) -> list[Case]:
    """Return candidate pairs put together by how they lie to each other."""
    counted: Counter[tuple[tuple[tuple[str, str], ...], float]] = Counter()
    right: Counter[tuple[tuple[tuple[str, str], ...], float]] = Counter()
    for pair in found:
        key = (_levels(pair), round(pair.rare * 2) / 2)
        counted[key] += 1
        right[key] += (pair.a, pair.b) in same
    return [Case(*key, many, right[key]) for key, many in counted.items()]


def _levels(pair: Pair) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.code, each.numbers[number].code)
        for each in COMPARISONS
        if (number := pair.levels[each.code]) >= 0
    )


def fit(seen: Sequence[Case]) -> tuple[float, dict[str, dict[str, float]]]:
    """Return the prior and each level's points, in bits: a ridge regression, level by level."""
    weights: dict[tuple[str, str], float] = {}
    by_level: dict[tuple[str, str], list[int]] = {("", ""): list(range(len(seen)))}
    for number, case in enumerate(seen):
        for level in case.levels:
            by_level.setdefault(level, []).append(number)
    scores = [case.rare * math.log(2) for case in seen]
    for _ in range(SWEEPS):
        for level, numbers in by_level.items():
            _step(seen, scores, numbers, weights, level)
    points = {
        each.code: {
            level.code: round(weights.get((each.code, level.code), 0.0) / math.log(2), 3)
            for level in each.levels
        }
        for each in COMPARISONS
    }
    return round(weights["", ""] / math.log(2), 3), points


def _step(
    seen: Sequence[Case],
    scores: list[float],
    numbers: Sequence[int],
    weights: dict[tuple[str, str], float],
    level: tuple[str, str],
) -> None:
    """Move one weight to where it fits best while the others stay (one Newton step, kept short)."""
    weight = weights.get(level, 0.0)
    slope, curve = -RIDGE * weight, RIDGE
    for number in numbers:
        case = seen[number]
        chance = 1 / (1 + math.exp(-max(-60.0, min(60.0, scores[number]))))
        slope += case.same - case.pairs * chance
        curve += case.pairs * chance * (1 - chance)
    move = max(-1.0, min(1.0, slope / curve))
    weights[level] = weight + move
    for number in numbers:
        scores[number] += move


@dataclass(frozen=True)
class Tried:
    """How well the pairs that were found are those that are one person."""

    found: int
    right: int
    there: int

    @property
    def precision(self) -> float:
        """Of those proposed, how many are one person."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of those who are there twice, how many are proposed."""
        return self.right / self.there if self.there else 1.0


def tried(found: Iterable[tuple[int, int]], same: Collection[tuple[int, int]]) -> Tried:
    """Set what was found against what is true."""
    proposed = set(found)
    return Tried(len(proposed), len(proposed & set(same)), len(same))


def threshold(found: Iterable[Pair], same: Collection[tuple[int, int]]) -> float:
    """Return the fewest bits from which on as many as `SAFE` of the pairs are one person."""
    best, right = math.inf, 0
    for number, pair in enumerate(sorted(found, key=lambda pair: -pair.bits), start=1):
        right += (pair.a, pair.b) in same
        if right >= SAFE * number:
            best = pair.bits
    return math.ceil(best * 100) / 100


def learn(world: World) -> Model:
    """Return a model learned from a population of which everything is known."""
    table = table_of(world.records)
    nothing = {each.code: {level.code: 0.0 for level in each.levels} for each in COMPARISONS}
    rarity = {name: round(usual(table.column(name).to_pylist()), 5) for name in ("given", "family")}
    blank = Model(0.0, nothing, rarity, ANY, {})
    prior, points = fit(cases(pairs(table, blank, guarded=False), world.same))
    fitted = Model(prior, points, rarity, ANY, {})
    return Model(prior, points, rarity, threshold(pairs(table, fitted), world.same), {})


def evaluate(model: Model, world: World) -> dict[str, float | int]:
    """Return the figures of a model on a population: what was right, and who never may be wrong."""
    found = {(pair.a, pair.b) for pair in pairs(table_of(world.records), model)}
    result = tried(found, world.same)
    return {
        "records": len(world.records),
        "there_twice": result.there,
        "proposed": result.found,
        "precision": round(result.precision, 4),
        "recall": round(result.recall, 4),
        **{f"{tie} proposed": len(found & those) for tie, those in world.apart.items()},
        **{f"{tie} there": len(those) for tie, those in world.apart.items()},
    }


def write_model() -> Model:
    """Learn anew, try it on those held out, and write both into the repository."""
    learned = learn(invent(SEED, PEOPLE))
    figures = {"learned_from": SEED, "held_out": HELD_OUT}
    whole = replace(learned, figures=figures | evaluate(learned, invent(HELD_OUT, PEOPLE)))
    text = json.dumps(asdict(whole), indent=2, ensure_ascii=False)
    MODEL.write_text(text + "\n", encoding="utf-8")
    return whole
