"""`kith bench ledger`: a million promises derived from nothing, and again where all is well.

The facts are invented by SQL from the seed: children with two episodes each, assessments,
enquiries, plans, reviews, closures, actions and visits, on time and late, allocated twice.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections

from kith.kernel.bench import Bar, Bench, Measured, Progress, timed
from kith.promises.derive import ordered
from kith.promises.rebuild import rebuild

SEED = 2
CHILDREN = 42_000
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
FACTS = """
INSERT INTO promises_fact (id, root, retracts, name, person_id, team_id, thread, parent,
  occurred_at, precision, recorded_at, rationale, source, data)
SELECT f.id, f.id, false, '{name}', f.child, {team}, f.thread, f.parent,
  kith_end_of_day(f.day - 1), 'day', kith_end_of_day(f.day), '', 'lived', {data}
FROM (
  SELECT md5('{seed}{name}' || child || '-' || n)::uuid AS id, child, n, {day} AS day,
    md5('{seed}{work}' || child || {which})::uuid AS thread,
    md5('{seed}episode' || child || {episode})::uuid AS parent
  FROM generate_series(1, {children}) child,
    LATERAL (SELECT date '2020-01-01' + child * 37 % 1800 AS begins) b,
    generate_series(0, {most}) n
  WHERE {where}
) f
"""


@dataclass(frozen=True)
class Told:
    """One sort of fact: of which piece of work, how many of it to a child, on which days."""

    name: str
    work: str
    most: int
    day: str
    data: str = "'{}'"
    where: str = "true"
    one_thread: bool = False
    first_episode: bool = False

    def sql(self, team: int, children: int) -> str:
        """Return the statement that tells of all of them."""
        return FACTS.format(
            name=self.name,
            work=self.work,
            most=self.most,
            day=self.day,
            data=self.data,
            where=self.where,
            which="''" if self.one_thread else "'-' || n",
            episode="'-0'" if self.first_episode else "'-' || n",
            seed=SEED,
            team=team,
            children=children,
        )


AGAIN = "begins + n * 200"
EVERY_10 = "jsonb_build_object('every_working_days', 10, 'words', 'I like the dog')"
TOLD = (
    Told("referral.received", "episode", 1, AGAIN, "'{\"nfa\": false}'"),
    Told("assessment.started", "a", 1, f"{AGAIN} + 1", "'{\"internal_review\": \"2021-01-01\"}'"),
    Told("assessment.authorised", "a", 1, f"{AGAIN} + 30 + child % 60", where="child % 20 <> 0"),
    Told("s47.started", "s", 0, "begins + 5", "'{\"icpc_required\": true}'", "child % 4 = 0"),
    Told("icpc.held", "s", 0, "begins + 20 + child % 15", where="child % 4 = 0"),
    Told("cp_plan.started", "p", 0, "begins + 20 + child % 15", where="child % 4 = 0"),
    Told(
        "cp_review.held", "p", 2, "begins + 100 + n * 170", where="child % 4 = 0",
        one_thread=True, first_episode=True,
    ),
    Told("episode.closed", "episode", 1, f"{AGAIN} + 190", where="child % 3 <> 0"),
    Told("closure.reasoned", "episode", 1, f"{AGAIN} + 190", where="child % 3 <> 0"),
    Told(
        "child.allocated", "w", 1, "begins + n * 100 + 2",
        "jsonb_build_object('worker', 1 + (f.child + f.n) % 500, 'role', 'social_worker')",
    ),
    Told(
        "action.promised", "do", 3, "begins + n * 20 + 2",
        "jsonb_build_object('what', 'Ring the school', 'why', 'so that Monday is safe', 'due',"
        " (f.day + 14)::text, 'priority', f.child % 3 = 0, 'owner', 1 + f.child % 500)",
        first_episode=True,
    ),
    Told(
        "action.done", "do", 3, "begins + n * 20 + 2 + (child + n) % 20",
        where="(child + n) % 7 <> 0", first_episode=True,
    ),
    Told("contact_plan.set", "visits", 0, "begins + 4", EVERY_10, one_thread=True),
    Told(
        "contact.made", "visits", 10, "begins + 17 + n * 13 + (child + n) % 5", EVERY_10,
        one_thread=True, first_episode=True,
    ),
)  # fmt: skip


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
