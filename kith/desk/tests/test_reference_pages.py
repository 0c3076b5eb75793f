"""The reference of kinds and roles is written from the code, on paper and on screen."""

import re
from pathlib import Path

import pytest

from kith.access import testing
from kith.accounts.roles import ROLES
from kith.desk import reference
from kith.promises.kinds import KINDS

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference"


@pytest.mark.parametrize("name", reference.PAGES)
def test_the_page_in_docs_is_what_the_code_says_today(name):
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == reference.PAGES[name](), "run `kith reference`"


def test_writing_writes_every_page(tmp_path):
    reference.write(tmp_path)
    assert {page.name for page in tmp_path.iterdir()} == set(reference.PAGES)


def test_every_kind_says_what_starts_and_keeps_it_by_when_and_why():
    entries = reference.kinds()
    assert {entry.code for entry in entries} == set(KINDS)
    for entry in entries:
        assert entry.starts
        assert entry.keeps
        assert entry.due
        assert entry.source
        assert "{" not in entry.promise


def test_on_screen_no_fact_is_called_by_its_code():
    for entry in reference.kinds_in_words():
        said = f"{entry.starts} {entry.keeps} {entry.ends} {entry.alert}"
        assert not re.search(r"\b[a-z_0-9]+\.[a-z_0-9]+\b|\bP[0-3]\b", said), said
    action = next(one for one in reference.kinds_in_words() if one.code == "ACTION")
    assert action.starts == "An action is agreed, with a name and a day"
    assert action.alert == "With the week's list"


def test_every_role_says_who_holds_it_and_how_far_it_reaches():
    entries = reference.roles()
    assert [entry.code for entry in entries] == list(ROLES)
    assert all(entry.sentence and entry.reach for entry in entries)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/reference/kinds/", "/reference/roles/"])
def test_on_screen_everybody_who_is_signed_in_reads_it(client, path):
    assert client.get(path).status_code == 302
    answer = testing.browser(testing.holding("family_worker")).get(path)
    assert answer.status_code == 200


@pytest.mark.django_db
def test_each_kind_is_a_section_with_its_source():
    page = testing.browser(testing.holding("analyst")).get("/reference/kinds/").content.decode()
    for kind in KINDS.values():
        assert f'id="kind-{kind.code}"' in page
