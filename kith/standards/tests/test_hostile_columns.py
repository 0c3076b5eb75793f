"""Files made to hurt, read into columns: refused as soon, in bounded time and memory."""

import subprocess
import sys
import time

import pytest

from kith.standards.cin_census.columns.coding import coding
from kith.standards.cin_census.columns.reading import Columns
from kith.standards.cin_census.findings import CannotRead
from kith.standards.tests.test_hostile import ENDLESS, HEAD, MB, Endless


@pytest.mark.parametrize("name", ENDLESS)
def test_the_reading_into_columns_refuses_it_as_soon(name):
    stream = Endless(*ENDLESS[name])
    began = time.process_time()
    with pytest.raises(CannotRead) as refusal:
        Columns(coding(2026)).read(stream, 0, None)
    assert "\n" not in str(refusal.value)
    assert stream.taken < 8 * MB
    assert time.process_time() - began < 30


@pytest.mark.parametrize("between", [b"<a/>" * 5_000, b"x" * 64, b""])
def test_columns_do_not_grow_for_ever_on_what_stands_between_children(between, monkeypatch):
    monkeypatch.setattr("kith.standards.cin_census.columns.reading.MOST_CHILDREN", 100_000)
    stream = Endless(HEAD, b"<Child></Child>" + between)
    with pytest.raises(CannotRead, match="more than 100,000 children"):
        Columns(coding(2026)).read(stream, 0, None)
    assert stream.taken < 20 * MB


def test_a_file_without_end_is_refused_in_the_end(monkeypatch):
    monkeypatch.setattr("kith.standards.cin_census.columns.reading.MOST_BYTES", 20 * MB)
    stream = Endless(HEAD, b"<Child></Child>" + b"x" * 200_000)
    with pytest.raises(CannotRead, match="larger than any return"):
        Columns(coding(2026)).read(stream, 0, None)
    assert stream.taken < 21 * MB


IN_COLUMNS = """
import sys
from kith.standards.bench import peak_megabytes
from kith.standards.tests.test_hostile import ENDLESS, Endless
from kith.standards.cin_census.columns.coding import coding
from kith.standards.cin_census.columns.reading import Columns
from kith.standards.cin_census.findings import CannotRead

try:
    Columns(coding(2026)).read(Endless(*ENDLESS[sys.argv[1]]), 0, None)
except CannotRead:
    print(round(peak_megabytes()))
"""


@pytest.mark.parametrize(
    "name",
    ["an attribute", "many attributes", "nothing but empty elements", "referrals of one child",
     "factors of one assessment", "depth", "depth of children"],
)  # fmt: skip
def test_the_memory_that_columns_take_is_bounded(name):
    done = subprocess.run(
        [sys.executable, "-c", IN_COLUMNS, name], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 500, f"{done.stdout} MB {done.stderr}"
