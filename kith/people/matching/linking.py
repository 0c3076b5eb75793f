"""Splink at work, on DuckDB in this process or on Spark. Slow to import: never on a request's path.

Everything comes in as one Arrow table and goes out as pairs; nothing is fetched from anywhere, and
nothing is trained here. The same settings run on both.
"""

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.blocking_rule_library import CustomRule
from splink.comparison_level_library import ArrayIntersectLevel, CustomLevel, ElseLevel
from splink.comparison_library import CustomComparison
from splink.internals.comparison_level_creator import ComparisonLevelCreator

from kith.people.matching.levels import (
    APART,
    COMPARISONS,
    TOGETHER,
    TOGETHER_IN,
    Comparison,
    Level,
    may_be_one,
)
from kith.people.matching.model import Model, chance

MEMORY = "1GB"
HALF = 0.5
# The rarest name counts as so many times rarer than the usual one.
RAREST = 8
SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("given", pa.string()),
        ("given_sound", pa.string()),
        ("given_near", pa.string()),
        ("given_letters", pa.string()),
        ("given_common", pa.bool_()),
        ("family", pa.string()),
        ("family_sound", pa.string()),
        ("family_near", pa.string()),
        ("givens", pa.list_(pa.string())),
        ("families", pa.list_(pa.string())),
        ("born", pa.string()),
        ("born_swapped", pa.string()),
        ("sex", pa.string()),
        ("postcode", pa.string()),
        ("postcodes", pa.list_(pa.string())),
        ("phones", pa.list_(pa.string())),
        ("nhs", pa.string()),
        ("upns", pa.list_(pa.string())),
        ("twins", pa.string()),
    ]
)


@dataclass(frozen=True)
class Pair:
    """Two records that may be one: by how many bits, and the level of each thing compared.

    `rare` is how many of the bits are there because the name that they share is rarer than most.
    """

    a: int
    b: int
    bits: float
    rare: float
    levels: Mapping[str, int]


def pairs(
    people: pa.Table, model: Model, *, at_least: float | None = None, guarded: bool = True
) -> list[Pair]:
    """Return the pairs worth `at_least` so many bits (the model's threshold), in order of ids.

    Unless `guarded`, those that may never be proposed are among them.
    """
    least = model.threshold if at_least is None else at_least
    with _backend() as api:
        linker = Linker(api.register(people), settings(model), log_level=logging.WARNING)
        told = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        found = [_pair(row) for row in told.as_record_list()]
    likely = [pair for pair in found if not guarded or may_be_one(pair.levels)]
    return sorted(likely, key=lambda pair: (pair.a, pair.b))


def _pair(row: Mapping[str, Any]) -> Pair:
    a, b = sorted((row["id_l"], row["id_r"]))
    levels = {each.code: int(row[f"gamma_{each.code}"]) for each in COMPARISONS}
    rare = sum(float(row[f"mw_tf_adj_{each.code}"]) for each in COMPARISONS if each.rarity)
    return Pair(a, b, float(row["match_weight"]), rare, levels)


@contextmanager
def _backend() -> Iterator[Any]:
    """Return where the work is done: on the Spark that the environment names, or here."""
    master = os.environ.get("KITH_SPARK_MASTER", "")
    with _spark(master) if master else _duckdb() as api:
        yield api


@contextmanager
def _duckdb() -> Iterator[Any]:
    """DuckDB in this process: bounded memory, what does not fit on the disk, and no network."""
    with tempfile.TemporaryDirectory(prefix="kith-matching-") as folder:
        told: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": folder,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        with duckdb.connect(":memory:", config=told) as connection:
            yield DuckDBAPI(connection)


@contextmanager
def _spark(master: str) -> Iterator[Any]:
    """Spark, whose package is there only where somebody installed it."""
    from kith.people.matching import spark

    with spark.session(master) as api:
        yield api


def settings(model: Model) -> SettingsCreator:
    """Return what Splink is told: what to compare, what each level is worth, whom to look at."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        probability_two_random_records_match=chance(model.prior),
        comparisons=[_comparison(each, model) for each in COMPARISONS],
        blocking_rules_to_generate_predictions=[
            *(CustomRule(f"{rule} AND {APART}") for rule in TOGETHER),
            *(
                CustomRule(f"l.{many} = r.{many} AND {APART}", arrays_to_explode=[many])
                for many in TOGETHER_IN
            ),
        ],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
    )


def _comparison(each: Comparison, model: Model) -> CustomComparison:
    unknown = CustomLevel(each.unknown).configure(is_null_level=True)
    levels = [_level(each, level, model) for level in each.levels]
    return CustomComparison([unknown, *levels], each.code, each.words)


def _level(each: Comparison, level: Level, model: Model) -> ComparisonLevelCreator:
    """Return a level with its points as the two chances whose ratio Splink takes them from.

    Where a rarer name is worth more, the second is how common a name usually is.
    """
    told = _condition(level)
    points = model.points[each.code][level.code]
    if each.rarity and level.code == "same":
        usual = model.rarity[each.rarity]
        told.configure(tf_adjustment_column=each.rarity, tf_minimum_u_value=usual / RAREST)
        return told.configure(m_probability=usual * 2**points, u_probability=usual)
    strong, weak = HALF, HALF * 2 ** -abs(points)
    agree, by_chance = (strong, weak) if points > 0 else (weak, strong)
    return told.configure(m_probability=agree, u_probability=by_chance)


def _condition(level: Level) -> ComparisonLevelCreator:
    if level.shares:
        return ArrayIntersectLevel(level.shares)
    return CustomLevel(level.sql) if level.sql else ElseLevel()
