"""`kith bench ledger`: a million promises derived from nothing, and again where all is well.

The facts are invented by SQL from the seed: children with two episodes each, assessments,
enquiries, plans, reviews, closures, actions and visits, on time and late, allocated twice; and word
of each at the front door, with all that may follow from it.
"""

import time
from collections.abc import Iterator

from django.db import connections

from kith.kernel.bench import Bar, Bench, Measured, Progress, timed
from kith.promises.benched import TOLD
from kith.promises.benched.told import SEED
from kith.promises.derive import ordered
from kith.promises.rebuild import rebuild

CHILDREN = 30_000
SAMPLED = 40

TEAM = """
INSERT INTO accounts_team (code, name, created_at) VALUES ('bench', 'The bench', now())
RETURNING id
"""
PEOPLE = """
INSERT INTO people_person (id, sex, ethnicity, known_as, say_it, pronouns, language, communication,
  version, created_at)
SELECT child, '', '', '', '', '', '', '', 1, now() FROM generate_series(1, {children}) child
"""


def fill(progress: Progress, children: int = CHILDREN) -> int:
    """Make the facts of a million promises; return how many facts."""
    made = 0
    with connections["owner"].cursor() as cursor:
        cursor.execute(TEAM)
        (team,) = cursor.fetchone()
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(PEOPLE.format(children=children))
        for number, told in enumerate(TOLD):
            progress(number, len(TOLD), told.name)
            cursor.execute(told.sql(team, children))
            made += cursor.rowcount
        cursor.execute("RESET ROLE")
    return made


def measure(progress: Progress) -> Measured:
    """Rebuild from nothing, rebuild what is well, derive children one by one."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("TRUNCATE promises_promise")
    began = time.perf_counter()
    first = rebuild(progress)
    from_nothing = time.perf_counter() - began
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE promises_promise")
    began = time.perf_counter()
    again = rebuild(progress)
    figures = {
        "promises": float(first.promises),
        "rebuild_seconds": from_nothing,
        "compare_seconds": time.perf_counter() - began,
        "differences": float(again.differences),
        **_children(),
    }
    return Measured(figures, list(_sample()))


def _children() -> dict[str, float]:
    """Derive some children as a write does, which must change nothing."""
    kinds = [kind.code for kind in ordered()]
    changed = 0

    def derive(child: int) -> None:
        nonlocal changed
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT promises_derive(%s, %s)", [[child], kinds])
            changed += cursor.fetchone()[0]

    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
    derive(1)  # the connection's plans
    times = timed(derive, range(1, SAMPLED + 1))
    with connections["owner"].cursor() as cursor:
        cursor.execute("RESET ROLE")
    return {
        "child_all_kinds_ms_p50": times.p50,
        "child_all_kinds_ms_p95": times.p95,
        "child_changes": float(changed),
    }


def _sample() -> Iterator[dict[str, object]]:
    """Give how the promises of each kind stand."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(
            "SELECT kind, state, count(*) FROM promises_promise GROUP BY 1, 2 ORDER BY 1, 2"
        )
        rows = cursor.fetchall()
        cursor.execute("RESET ROLE")
    return ({"kind": kind, "state": state, "promises": count} for kind, state, count in rows)


BENCHES = (
    Bench(
        name="ledger",
        words="A million promises derived from their facts",
        seed=SEED,
        bars={
            "promises": Bar(at_least=1_000_000),
            "rebuild_seconds": Bar(at_most=60),
            "differences": Bar(at_most=0),
            "child_changes": Bar(at_most=0),
        },
        fill=fill,
        measure=measure,
    ),
)
