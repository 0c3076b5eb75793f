"""What the product can keep, gathered from its source and its database; and what is there of it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.db import connections, transaction

import kith
from kith.access.rules import RESTRICTIONS
from kith.cases.timeline import known
from kith.frontdoor.rules.channels import CHANNELS
from kith.frontdoor.rules.states import State
from kith.promises.models import Deed

# What the demonstration does not hold: each with the reason why nobody could have done it before.
SINCE_LATER = {
    "accounts_closing": "nobody of those whom one can be has left",
    "web_draft": "what somebody is typing now",
    "access_auditseal": "the night seals the log of the day before",
    "oversight_keptfigure": "a figure is kept when somebody first counts it, or by night",
    "people_matchingrun": "the night compares all records, and says how many",
}
RECORDERS = {"NewFact", "told", "told_of_place", "tell", "begin", "known_to_the_day", "Step"}
OURS = {"access", "accounts", "frontdoor", "messages", "oversight", "people", "promises"}
OURS |= {"standards"}

TABLES = """
SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relname !~ '^trial_'
   AND relnamespace = 'public'::regnamespace
   AND (relrowsecurity OR split_part(relname, '_', 1) = ANY(%s))
"""
# One word of each: what it is, where it is kept, and all that there can be.
KINDS = {
    ("promises_fact", "name"): lambda: fact_names(),
    ("promises_act", "act"): lambda: set(Deed.values),
    ("frontdoor_contact", "state"): lambda: {one.value for one in State},
    ("frontdoor_contact", "channel"): lambda: set(CHANNELS),
    ("access_restriction", "code"): lambda: set(RESTRICTIONS),
}


def fact_names() -> set[str]:
    """Return the name of every fact that some command records: it has a sentence, or ought to."""
    return {*known(), *(name for path in sources() for name in recorded_in(path.read_text()))}


def sources() -> Iterator[Path]:
    """Give each file of the product, its tests and its demonstration apart."""
    root = Path(kith.__file__).parent
    for path in root.rglob("*.py"):
        if not {"tests", "migrations", "demo"} & set(path.relative_to(root).parts):
            yield path


def recorded_in(text: str) -> set[str]:
    """Return the names of facts that stand in calls which record one, in a file of Python."""
    return {
        word.value
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and _name(call.func) in RECORDERS
        for word in (*call.args, *(one.value for one in call.keywords if one.arg == "name"))
        if isinstance(word, ast.Constant) and isinstance(word.value, str) and _is_fact(word.value)
    }


def _name(called: ast.expr) -> str:
    return getattr(called, "id", getattr(called, "attr", ""))


def _is_fact(word: str) -> bool:
    one, dot, other = word.partition(".")
    return bool(dot) and f"{one}{other}".replace("_", "").isalnum() and word == word.lower()


def absent() -> set[str]:
    """Return what is not there: tables without a row, and words that no row has."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(TABLES, [sorted(OURS)])
        tables = {row[0] for row in cursor.fetchall()}
        cursor.execute("SET LOCAL ROLE kith_facts")
        return {*_empty(cursor, tables), *_unsaid(cursor)}


def _empty(cursor, tables: set[str]) -> Iterator[str]:
    for table in tables:
        cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [table])
        if cursor.fetchone()[0]:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")
            if not cursor.fetchone()[0]:
                yield table


def _unsaid(cursor) -> Iterator[str]:
    for (table, column), words in KINDS.items():
        cursor.execute(f"SELECT DISTINCT {column} FROM {table}")
        there = {row[0] for row in cursor.fetchall()}
        yield from (f"{table}.{column}: {one}" for one in words() - there)
