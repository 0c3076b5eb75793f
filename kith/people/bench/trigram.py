"""The same questions put to a trigram index of names, where the server has one: for comparison.

The embedded server brings no pg_trgm; then the figure `trigram` is 0, and nothing else is said.
"""

from collections.abc import Sequence

from django.db import connections

from kith.kernel.bench import timed
from kith.people.bench.errors import Question
from kith.people.bench.population import TODAY
from kith.people.search.rules.asked import read

THERE = "SELECT FROM pg_available_extensions WHERE name = 'pg_trgm'"
MADE = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX IF NOT EXISTS bench_trigram ON people_person USING gist (known_key gist_trgm_ops);
"""
ASKED = "SELECT id FROM people_person ORDER BY known_key <-> %s LIMIT 5"


def figures(questions: Sequence[Question]) -> dict[str, float]:
    """Return how the same questions fare by trigrams of the name alone, without any policy."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(THERE)
        if cursor.fetchone() is None:
            return {"trigram": 0.0}
        cursor.execute("SET ROLE kith_facts")
        cursor.execute("RESET ROLE")
    return _measured(questions)


def _measured(questions: Sequence[Question]) -> dict[str, float]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(MADE)
    hits = [each.sought in _five(each) for each in questions]
    times = timed(_five, questions, batches=1)
    return {
        "trigram": 1.0,
        "trigram_first_five": sum(hits) / len(hits),
        "trigram_ms_p50": times.p50,
        "trigram_ms_p95": times.p95,
    }


def _five(each: Question) -> list[int]:
    name = " ".join(read(each.text, TODAY).words)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(ASKED, [name])
        found = [person for (person,) in cursor.fetchall()]
        cursor.execute("RESET ROLE")
    return found
