"""The model as it stands in the repository: points by level, the threshold, how well it did."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MODEL = Path(__file__).parent / "data" / "model.json"


@dataclass(frozen=True)
class Model:
    """`prior` and `points` are in bits: each doubles the odds that two records are one person.

    A pair is proposed from `threshold` bits on. `rarity` is how common the average first and family
    name was where the points were learned, from which a rarer name is worth more. `figures` are
    those of the last evaluation, on invented people that the learning never saw.
    """

    prior: float
    points: Mapping[str, Mapping[str, float]]
    rarity: Mapping[str, float]
    threshold: float
    figures: Mapping[str, Any]


@cache
def model() -> Model:
    """Return the model of this version of the product."""
    return Model(**json.loads(MODEL.read_text(encoding="utf-8")))


def chance(bits: float) -> float:
    """Return the chance, from 0 to 1, that stands behind so many bits."""
    return float(1 / (1 + 2.0**-bits))
