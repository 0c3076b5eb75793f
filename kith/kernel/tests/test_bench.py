"""What a bench says: times that outvote a disturbance, and bars that hold or do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.bench import Bar, Bench, Measured, code_hash, held, percentile, result, timed

FIGURES = st.floats(allow_nan=False, allow_infinity=False)


@given(values=st.lists(FIGURES, min_size=1), share=st.sampled_from([0.5, 0.95, 1.0]))
def test_a_percentile_is_a_value_that_so_many_do_not_pass(values, share):
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9


def test_the_percentile_of_a_hundred_is_its_number():
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([7], 0.95) == 7


def test_one_batch_that_was_disturbed_does_not_decide():
    calls = []

    def work(given: int) -> None:
        calls.append(given)
        if len(calls) <= 10:  # the first batch
            time.sleep(0.02)

    found = timed(work, range(10))
    assert len(calls) == 50
    assert found.p95 < 15


@pytest.mark.parametrize(
    ("bar", "figure", "holds"),
    [
        (Bar(at_most=60), 60, True),
        (Bar(at_most=60), 60.01, False),
        (Bar(at_least=0.98), 0.98, True),
        (Bar(at_least=0.98), 0.97, False),
        (Bar(), 1, True),
    ],
)
def test_a_bar_is_kept_to_at_its_edge(bar, figure, holds):
    assert bar.holds(figure) is holds


def test_a_bar_without_a_figure_is_not_held():
    assert not held({}, {"seconds": Bar(at_most=1)})
    assert held({"rows": 5}, {})


def test_a_result_is_told_from_figures_and_bars_alone():
    bench = Bench(
        "letters", "How quickly a letter is read", 7, {"ms": Bar(at_most=200)}, _fill, _measure
    )
    found = result(bench, _measure(_fill), 3)
    assert (found.held, found.figures, found.bars) == (True, {"ms": 150}, {"ms": {"at_most": 200}})
    assert (found.rows, found.seed, found.sample) == (3, 7, ["a"])


def _fill(progress) -> int:
    return 3


def _measure(progress) -> Measured:
    return Measured({"ms": 150}, ["a"])


def test_a_database_is_named_after_seed_and_code(tmp_path):
    (tmp_path / "people" / "tests").mkdir(parents=True)
    code = tmp_path / "people" / "rules.py"
    code.write_text("one")
    first = code_hash(["people"], tmp_path)
    (tmp_path / "people" / "tests" / "test_rules.py").write_text("a test")
    assert code_hash(["people"], tmp_path) == first
    code.write_text("two")
    assert code_hash(["people"], tmp_path) != first
