"""The page that checks a return: for those who read figures; nothing of it is kept."""

import io
import json
import re
import tempfile
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access import testing
from kith.access.gates import Refused
from kith.standards import checks, queries
from kith.standards.cin_census import check
from kith.standards.tests import small
from kith.web import uploads

pytestmark = pytest.mark.django_db

ADDRESS = "/standards/returns/check/"


@pytest.fixture
def analyst():
    return testing.holding("analyst")


@pytest.fixture
def client(analyst):
    client = Client()
    client.force_login(get_user_model().objects.get(pk=analyst.id))
    return client


def sent(client, *children, name="return.xml", content=None, **more):
    """Send a return of these children and give the answer."""
    content = small.message(*children).encode() if content is None else content
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content), **more})


def words(answer):
    told = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", unescape(told))


def carried(answer):
    return re.search(r'name="found" value="([^"]+)"', answer.content.decode())[1]


MANY = [small.child(LAchildID=f"K{n}", Sex="X" if n % 2 else "F") for n in range(250)]


@pytest.mark.parametrize("role", ["analyst", "head_of_service", "team_manager"])
def test_those_who_read_figures_may_check_a_return(role):
    actor = testing.holding(role)
    assert queries.checkable_years(actor) == [2026, 2025, 2024, 2023, 2022]


def test_others_are_refused(client):
    worker = testing.holding("social_worker")
    with pytest.raises(Refused):
        queries.checkable_years(worker)
    client.force_login(get_user_model().objects.get(pk=worker.id))
    assert client.get(ADDRESS).status_code == 403
    assert sent(client, small.child()).status_code == 403


def test_the_returns_page_leads_to_it_and_the_analyst_finds_that_in_the_navigation(client):
    home = client.get("/standards/returns/").content.decode()
    assert f'href="{ADDRESS}"' in home
    assert 'href="/standards/returns/"' in client.get("/letter/").content.decode()


def test_what_is_wrong_is_shown_with_what_it_means(client):
    answer = sent(client, small.child(Sex="X"), small.child(LAchildID="K2"))
    told = words(answer)
    assert answer.status_code == 200
    assert "Children in need census 2026, 2 children" in told
    assert "Sex absent, or none of M, F and U" in told
    assert "Sex holds “X”, which is not one of its codes in 2026" in told
    assert "Sex X" in told
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_findings_are_sifted_by_rule_kind_and_child_without_the_file(client):
    found = carried(sent(client, *MANY))
    told = words(client.post(ADDRESS, {"found": found, "rule": "4180"}))
    assert "1 to 100 of 125" in told
    told = words(client.post(ADDRESS, {"found": found, "rule": "4180", "first": "100"}))
    assert "101 to 125 of 125" in told
    told = words(client.post(ADDRESS, {"found": found, "rule": "4180", "child": "k241"}))
    assert "K241" in told
    assert "K243" not in told.partition("How it is written")[0]
    told = words(client.post(ADDRESS, {"found": found, "kind": "query", "child": "nobody"}))
    assert "No issue is like that." in told


def test_nonsense_in_the_filter_shows_everything(client):
    found = carried(sent(client, *MANY))
    told = words(client.post(ADDRESS, {"found": found, "rule": "nonsense", "first": "-9²"}))
    assert "1 to 100 of" in told


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "html"])
def test_findings_are_downloaded_from_the_page_or_at_once(client, form):
    at_once = sent(client, *MANY, form=form)
    later = client.post(ADDRESS, {"found": carried(sent(client, *MANY)), "form": form})
    for answer in (at_once, later):
        assert answer.headers["Content-Disposition"] == (
            f'attachment; filename="return-findings.{form}"'
        )
    if form == "xlsx":
        books = [openpyxl.load_workbook(io.BytesIO(a.content)) for a in (at_once, later)]
        assert books[0]["Issues"].max_row == books[1]["Issues"].max_row > 125
    else:
        assert at_once.content == later.content


def test_the_year_may_be_named(client):
    told = json.loads(sent(client, small.child(), year="2024", form="json").content)
    assert told["year"] == 2024


def test_without_a_file_the_form_says_so(client):
    assert "Choose the file to be checked" in words(client.post(ADDRESS, {}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not whole XML"),
        (b"<html/>", "not a CIN census"),
        (b"PK\x03\x04" + b"\0" * 99, "packed"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "document type"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_file(client, content, said):
    answer = sent(client, content=content)
    assert said in words(answer)
    assert "There is a problem" in words(answer)


def test_too_large_a_file_is_refused_without_being_taken_in(client, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 70_000)
    assert "larger than we take here" in words(sent(client, content=b"<a>" * 60_000))


def test_a_name_that_is_markup_is_text(client):
    answer = sent(client, small.child(), name="<b>x</b>&.xml")
    assert "<b>x</b>" not in answer.content.decode()


def test_what_a_page_carries_is_for_the_one_who_asked_and_unaltered(client, analyst):
    found = carried(sent(client, small.child(Sex="X")))
    assert checks.unpack(found, analyst.id).found.file == "return.xml"
    assert checks.unpack(found, analyst.id + 1) is None
    assert checks.unpack(found[:-1], analyst.id) is None
    answer = client.post(ADDRESS, {"found": found[:-1]})
    assert "no longer at hand" in words(answer)


def test_what_comes_back_from_a_page_is_what_was_found(tmp_path):
    found = check(small.written(tmp_path, small.child(Sex="X"), small.child(LAchildID=None)))
    text, _ = checks.pack(checks.carried(found), "me")
    back = checks.unpack(text, "me").found
    assert back.issues.equals(found.issues)
    assert (back.schema, back.not_run, back.year) == (found.schema, found.not_run, found.year)
    assert list(back.each()) == list(found.each())


def test_of_too_many_the_page_carries_the_first_and_says_so(client, monkeypatch):
    monkeypatch.setattr(checks, "MOST_CARRIED", 30)
    told = words(sent(client, *MANY))
    assert "it carries the first 30 of" in told
    monkeypatch.setattr(checks, "MOST_CARRIED", 20_000)
    monkeypatch.setattr(checks, "_MOST_LETTERS", 3_000)
    answer = sent(client, *MANY)
    assert len(carried(answer)) <= 3_000
    assert "it carries the first" in words(answer)


def test_a_check_that_waits_too_long_is_told_so(client, monkeypatch):
    monkeypatch.setattr(checks, "_PATIENCE", 0.01)
    with checks._ONE_AT_A_TIME:
        assert "Other returns are being checked now" in words(sent(client, small.child()))
    assert "Other returns" not in words(sent(client, small.child()))


def test_nothing_is_kept_on_disk_or_in_the_database(client, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with CaptureQueriesContext(connection) as asked:
        answer = sent(client, small.child(Sex="X", LAchildID="SECRET1"))
    assert "SECRET1" in words(answer)
    answer.close()
    assert list(Path(tmp_path).iterdir()) == []
    wrote = re.compile(r"\s*(INSERT|UPDATE|DELETE|COPY|CREATE)", re.IGNORECASE)
    told = [each["sql"] for each in asked]
    assert {sql.split()[1] for sql in told if wrote.match(sql)} <= {'"django_session"'}
    assert not [sql for sql in told if "SECRET1" in sql or "return.xml" in sql]
