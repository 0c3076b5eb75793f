"""Words: none that blames a child on a screen, and nothing of the machine that we were made on.

The blaming words are those of SUPPLEMENT S14, as far as they can be told without knowing the
sentence; quotes of what someone said are not in templates.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.house.source import (
    HOUSE,
    ROOT,
    Text,
    is_migration,
    is_test,
    python_files,
    texts,
    tracked,
)

BLAMING = {
    r"abscond\w*": "went missing",
    r"(puts?|putting) (him|her|them|one)sel(f|ves) at risk": "is being harmed by",
    r"risk[- ]taking|risky|risk-taker": "is in places where",
    r"refus(es|ed|ing) to|fail(s|ed)? to engage|disengag\w+|non-?compli\w+": "said no to",
    r"hard[- ]to[- ]reach": "we have not yet found a way",
    r"prostitut\w*|promiscu\w*": "sexually abused",
    r"drug (dealer|runner|running)|plugging": "made to sell or carry",
    r"gang (member|nominal)s?": "said to be with, by whom and when",
    r"street-?wise|presents as older": "child, with the age in years",
    r"young (fe)?males?|youths\b": "boy, girl, child",
    r"known to (the )?police": "what happened, and when",
    r"lifestyle": "under the control of",
    r"attention[- ]seeking|manipulative|troubled|troublesome": "was frightened",
    r"failed to protect|no concerns|placement breakdown": "what happened, and what we did",
    r"overdue": "we owe",
}
BLAME = re.compile(rf"\b({'|'.join(BLAMING)})\b", re.IGNORECASE)

UNSEEN = re.compile(r"\{#.*?#\}|\b(?:class|id|href|src|name|for)=\"[^\"]*\"", re.DOTALL)

# Written in halves, so that this file does not name what it looks for.
HALVES = (("py", "pi.org"), ("python", "hosted"), ("npm", "js"), ("yarn", "pkg"), ("j", "frog"))
PACKAGE_HOSTS = re.compile("|".join(re.escape(a + b) for a, b in HALVES), re.IGNORECASE)
HOSTS_FROM = ("PIP_", "UV_", "NPM_", "GOPROXY")
MACHINE_PATH = re.compile(
    r"(?<![\w.$}/~>-])/(work|root|home|Users|tmp|mnt|srv)/[\w.-]+|[A-Z]:\\\\Users"
)
EVERYWHERE = {"localhost", "127.0.0.1", ""}


def templates() -> Iterator[Text]:
    """Give the words of every template: without its comments, classes and addresses."""
    for path in sorted(HOUSE.glob("*/jinja2/**/*")):
        if path.is_file():
            yield Text(path, 1, UNSEEN.sub(" ", path.read_text()))


def sentences() -> Iterator[Text]:
    """Give every string of the source that has a space in it, as what is said has."""
    for path in python_files():
        if not (is_test(path) or is_migration(path)):
            yield from (text for text in texts(path) if " " in text.text.strip())


def blame(found: Iterable[Text]) -> list[str]:
    return [f"{text}: {match[0]}" for text in found for match in BLAME.finditer(text.text)]


def lines_of(files: Iterable[Path]) -> Iterator[Text]:
    """Give the lines of every text file but these tests' own."""
    for path in files:
        if path.parent == Path(__file__).parent:
            continue
        try:
            lines = path.read_text().splitlines()
        except UnicodeDecodeError:
            continue
        yield from (Text(path, number, line) for number, line in enumerate(lines, start=1))


def own_hosts() -> set[str]:
    """Return the hosts from which this machine takes packages, wherever it says so."""
    said = [value for name, value in os.environ.items() if name.upper().startswith(HOSTS_FROM)]
    for place in ("~/.config/pip/pip.conf", "~/.pip/pip.conf", "/etc/pip.conf", "~/.npmrc"):
        path = Path(place).expanduser()
        said += [path.read_text()] if path.is_file() else []
    addresses = re.findall(r"https?://[^\s\"']+", " ".join(said))
    hosts = {urlsplit(address).hostname or "" for address in addresses}
    return hosts - EVERYWHERE


def own_paths() -> set[str]:
    """Return where this checkout and its owner live."""
    return {str(ROOT), str(Path.home())} - {"/"}


def test_no_template_blames_a_child():
    assert blame(templates()) == []


def test_no_sentence_in_the_source_blames_a_child():
    assert blame(sentences()) == []


def test_no_file_names_a_package_host():
    hosts = own_hosts()
    found = [
        str(text)
        for text in lines_of(tracked())
        if PACKAGE_HOSTS.search(text.text) or any(host in text.text for host in hosts)
    ]
    assert found == []


def test_no_file_names_a_place_on_a_machine():
    paths = tuple(f"{path}/" for path in own_paths())
    found = [
        str(text)
        for text in lines_of(tracked())
        if MACHINE_PATH.search(text.text) or any(path in text.text for path in paths)
    ]
    assert found == []


@pytest.mark.parametrize(
    "words",
    [
        "She absconded on Friday",
        "puts himself at risk",
        "He failed to engage",
        "a hard-to-reach family",
        "4 overdue visits",
        "Known to police since 2019",
    ],
)
def test_words_that_blame_are_noticed(words):
    assert blame([Text(HOUSE / "bad.html", 1, words)])


@pytest.mark.parametrize(
    "words", ["We owe Sam a visit", "Sam said no to the interview", "A risk to Sam", "went missing"]
)
def test_kind_words_pass(words):
    assert not blame([Text(HOUSE / "good.html", 1, words)])


@pytest.mark.parametrize("line", ["see /home/someone/notes", "open('/tmp/x')", "/root/.cache"])
def test_a_machine_s_path_is_noticed(line):
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["path('work/today/')", "https://a.example/home/page", "~/notes"])
def test_an_address_is_no_machine_s_path(line):
    assert not MACHINE_PATH.search(line)
