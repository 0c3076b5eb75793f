"""Raw SQL names tables of its own package and of those lower on the stack, and no others.

An import contract cannot see a table's name in a string. The words of every string and SQL file are
read here; docstrings and tests are not.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.source import HOUSE, Text, floors, is_test, python_files, texts

MADE = re.compile(
    r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:UNLOGGED\s+|MATERIALIZED\s+)?(?:TABLE|VIEW|SEQUENCE)"
    r"\s+(?:IF\s+NOT\s+EXISTS\s+)?\"?(\w+)",
    re.IGNORECASE,
)
WORD = re.compile(r"\b\w+\b")


def package_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


def source_texts() -> Iterator[Text]:
    files = (*python_files(), *HOUSE.rglob("*.sql"))
    return (text for path in files if not is_test(path) for text in texts(path))


@cache
def tables() -> dict[str, str]:
    """Return the package that owns each table, view and sequence."""
    models = apps.get_models(include_auto_created=True)
    owners = {
        model._meta.db_table: model.__module__.split(".")[1]
        for model in models
        if model.__module__.startswith("kith.")
    }
    for text in source_texts():
        for name in MADE.findall(text.text):
            owners.setdefault(name.lower(), package_of(text.path))
    return owners


def trespasses(found: Iterator[Text], owners: dict[str, str]) -> list[str]:
    """Return each place that names a table of a package that is not below its own."""
    floor = floors()
    return [
        f"{text} names {word}, which belongs to {owners[word]}"
        for text in found
        for word in sorted(set(WORD.findall(text.text.lower())) & owners.keys())
        if owners[word] != package_of(text.path)
        and floor[owners[word]] <= floor[package_of(text.path)]
    ]


def test_no_package_reads_a_table_that_is_not_below_it():
    assert trespasses(source_texts(), tables()) == []


def test_the_tables_are_those_of_the_models_and_of_the_sql():
    owners = tables()
    assert owners["kernel_calendar"] == "kernel"
    assert owners["kernel_policyrule"] == "kernel"
    assert owners["accounts_account"] == "accounts"


@pytest.mark.parametrize(
    ("package", "sql", "caught"),
    [
        ("kernel", "SELECT * FROM accounts_account", True),
        ("kernel", 'UPDATE "accounts_account" SET name = 1', True),
        ("web", "select 1 from public.accounts_account a", True),
        ("access", "SELECT * FROM accounts_account", False),
        ("accounts", "SELECT * FROM accounts_account", False),
        ("accounts", "DROP INDEX accounts_account_by_name", False),
    ],
)
def test_a_table_in_the_wrong_place_is_noticed(package, sql, caught):
    found = trespasses(iter([Text(HOUSE / package / "bad.py", 1, sql)]), tables())
    assert bool(found) is caught
