"""Files made to hurt: without end, or far larger than they look. Time and memory stay bounded."""

import io
import subprocess
import sys
import time
from itertools import chain, repeat

import pytest

from kith.standards.cin_census.findings import CannotRead
from kith.standards.cin_census.reader import Reading
from kith.standards.tests import small

HEAD = small.message("").partition("</Children>")[0].encode()
ROOT = b"<Message>"
HEADER = ROOT + small.header().encode()
MB = 1 << 20


class Endless(io.RawIOBase):
    """A file that begins in some way and then goes on for ever; it counts what is taken of it."""

    def __init__(self, start: bytes, again: bytes) -> None:
        self.pieces = chain([start], repeat(again * max(1, 65_536 // len(again))))
        self.left = b""
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        while len(self.left) < size:
            self.left += next(self.pieces)
        given, self.left = self.left[:size], self.left[size:]
        self.taken += len(given)
        return given


ENDLESS = {
    "an attribute": (b'<Message a="', b"x"),
    "attributes": (b"<Message ", b"a "),
    "many attributes": (HEAD + b"<Child ", b'a="1" '),
    "a name": (b"<", b"M"),
    "a comment": (HEAD + b"<!-- ", b"x"),
    "an instruction": (b"<?x ", b"y"),
    "text in a value": (HEAD + b"<Child><ChildIdentifiers><LAchildID>", b"x"),
    "text between elements": (HEAD, b"x"),
    "white space": (HEAD, b" "),
    "depth": (HEAD, b"<a>"),
    "depth of children": (HEAD, b"<Child>"),
    "nothing but empty elements": (HEAD, b"<a/>"),
    "elements beside the header": (ROOT, b"<a/>"),
    "sources in the header": (ROOT + b"<Header>", b"<Source/>"),
    "referrals of one child": (HEAD + b"<Child>", b"<CINdetails/>"),
    "factors of one assessment": (
        HEAD + b"<Child><CINdetails><Assessments><FactorsIdentifiedAtAssessment>",
        b"<AssessmentFactors>11A</AssessmentFactors>",
    ),
    "references to characters": (HEAD + b"<Child><a>", b"&#65;"),
    "a document type": (b"<!DOCTYPE Message [", b"<!ENTITY a 'b'>"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_has_no_end_is_refused_after_a_few_megabytes(name):
    stream = Endless(*ENDLESS[name])
    began = time.process_time()
    with pytest.raises(CannotRead):
        list(Reading(stream, 0, None, None).children())
    assert stream.taken < 3 * MB
    assert time.process_time() - began < 30


def test_more_children_than_any_council_has_are_refused(monkeypatch):
    monkeypatch.setattr("kith.standards.cin_census.reader._MOST_CHILDREN", 5_000)
    with pytest.raises(CannotRead, match="more than 5,000 children"):
        for _ in Reading(Endless(HEAD, b"<Child/>"), 0, None, None).children():
            pass


def test_a_million_laughs_are_not_even_begun():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    text = f'<!DOCTYPE Message [<!ENTITY l0 "ha">{laughs}]><Message>&l29;</Message>'
    with pytest.raises(CannotRead, match="document type"):
        Reading(io.BytesIO(text.encode()), 0, None, None)


def test_of_a_thousand_faults_the_rest_is_not_kept():
    child = b"<Child>" + b"<a/>" * 50_000 + b"</Child>"
    stream = io.BytesIO(HEAD + child + b"</Children></Message>")
    (read,) = Reading(stream, 0, None, None).children()
    assert len(read.findings) == 1_000


MEASURED = """
import resource, sys
from kith.standards.bench import peak_megabytes
from kith.standards.tests.test_hostile import ENDLESS, Endless
from kith.standards.cin_census.findings import CannotRead
from kith.standards.cin_census.reader import Reading

resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
try:
    list(Reading(Endless(*ENDLESS[sys.argv[1]]), 0, None, None).children())
except CannotRead:
    print(round(peak_megabytes()))
"""


@pytest.mark.parametrize(
    "name",
    ["an attribute", "many attributes", "nothing but empty elements", "referrals of one child",
     "factors of one assessment", "depth"],
)  # fmt: skip
def test_the_memory_that_it_takes_is_bounded(name):
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, name], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 500, f"{done.stdout} MB {done.stderr}"
