"""`kith bench`: a database of its own, filled once, and an exit code that says whether it held."""

import json
import sys

from .conftest import PRELUDE, Place

TINY = """
from django.db import connections
from kith.cli import bench, run
from kith.kernel.bench import Bar, Bench, Measured

def fill(progress):
    print("filling", file=sys.stderr)
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE tiny AS SELECT generate_series(1, 3) AS n")
        cursor.execute("GRANT SELECT ON tiny TO kith_app")
    return 3

def measure(progress):
    from django.db import transaction
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tiny")
        return Measured({"rows": cursor.fetchone()[0]}, ["one"])

bars = {"rows": Bar(at_least=float(os.environ["LEAST"]))}
tiny = Bench("tiny", "Three rows.", int(os.environ["SEED"]), bars, fill, measure)
bench._declared = lambda: [tiny]
sys.exit(run.run(["bench", *sys.argv[1:], "--json"]))
"""
FOUND = "SELECT datname FROM pg_database WHERE datname LIKE 'kith_bench%'"


def bench(place: Place, name: str = "tiny", *, least: int = 3, seed: int = 1):
    command = [sys.executable, "-c", PRELUDE + TINY, name]
    return place.run(command, LEAST=str(least), SEED=str(seed))


def ask(place: Place, question: str) -> list[object]:
    done = place.python(f"with cluster.opened(var): print(ask({question!r}))")
    return eval(done.stdout)


def test_it_fills_a_database_of_its_own_once_and_says_whether_the_bars_held(installed):
    first = bench(installed)
    assert first.returncode == 0, first.stderr
    assert "filling" in first.stderr
    assert json.loads(first.stdout) == {
        "bench": "tiny",
        "figures": {"rows": 3},
        "bars": {"rows": {"at_least": 3.0}},
        "held": True,
        "rows": 3,
        "seed": 1,
        "sample": ["one"],
    }

    again = bench(installed, least=4)
    assert again.returncode == 1
    assert "filling" not in again.stderr
    assert json.loads(again.stdout)["held"] is False

    assert ask(installed, "SELECT count(*) FROM pg_class WHERE relname = 'tiny'") == [(0,)]

    other = bench(installed, seed=2)
    assert "filling" in other.stderr
    databases = ask(installed, FOUND)
    assert len(databases) == 1, "the one of the former seed is dropped"
    assert "_2_" in databases[0][0]


def test_a_bench_that_there_is_not_could_not_run(installed):
    done = bench(installed, "another")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "kith: There is no bench another; there are: tiny."


def test_a_bench_that_stands_alone_gets_no_database(installed):
    alone = TINY.replace(
        "bars, fill, measure)", "bars, lambda _: 3, lambda _: Measured({'rows': 3}), alone=True)"
    )
    alone = alone.replace('"tiny", "Three', '"lonely", "Three')
    done = installed.run([sys.executable, "-c", PRELUDE + alone, "lonely"], LEAST="3", SEED="1")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rows"] == 3
    assert not [name for (name,) in ask(installed, FOUND) if "lonely" in str(name)]
