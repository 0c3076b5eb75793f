"""Lived through the commands or written straight down, a story leaves the same rows."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from kith.accounts.queries import team_called
from kith.demo.personas import FRONT_DOOR
from kith.demo.staff import make_staff
from kith.demo.years.bulk.copying import as_facts, copy
from kith.demo.years.bulk.tables import Rows
from kith.demo.years.bulk.writing import Writing, write
from kith.demo.years.filling import hire
from kith.demo.years.living import live
from kith.demo.years.season import Season
from kith.demo.years.story import life
from kith.kernel import clock
from kith.promises.derive import derive
from kith.promises.queries.reading import numbers

LAST = date(2026, 11, 25)
UNTIL = datetime(2026, 11, 25, 8, 40, tzinfo=UTC)
SEED, SAMPLE = 20, 50

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

# Of each table: what is compared. Ids, numbers and threads are given anew; they are replaced by the
# order in which they first appear.
FACTS = """
SELECT f.name, f.occurred_at, f.precision, f.recorded_at, f.recorded_by_id, f.decided_by_id,
  f.rationale, f.source, f.data - 'contact' - 'request', f.team_id, f.thread, f.parent, f.retracts
FROM promises_fact f WHERE f.person_id = %s ORDER BY f.seq
"""
PROMISES = """
SELECT kind, started_at, due_at, aim_at, state, kept_at, ended_at, ended_why, owner_role, owner_id,
  also_owner_id, alert_class, safety, priority, team_id, known_until, settled_until, from_return,
  words
FROM promises_promise WHERE person_id = %s ORDER BY kind, started_at, due_at, kept_at, words
"""
CONTACTS = """
SELECT team_id, channel, arrived_at, evidence, opened_at, taken_by_id, agency, source_name,
  source_role, call_back, unnamed, child, who, what_happened, safe_now, where_now, childs_words,
  told_child, told_parent, told_why, harms, dangers, told, red_suspect, state, rag, clock_rag,
  rag_why, duplicate_of, closed_at, closed_reason, passed_team_id, version, changed_at
FROM frontdoor_contact WHERE person_id = %s ORDER BY arrived_at
"""
SCREENS = """
SELECT edition, answers, result, otherwise, done_by_id, done_at FROM frontdoor_screen
WHERE person_id = %s ORDER BY done_at
"""
DECISIONS = """
SELECT number, outcome, level, sentences, because, record, gaps, incomplete, complete, agreement,
  agreement_why, next_step, next_owner_id, next_by, next_thread, stands, decided_as,
  decided_by_id, decided_at
FROM frontdoor_decision WHERE person_id = %s ORDER BY decided_at
"""
INCIDENTS = """
SELECT sort, what, place, first_arrived_at, recorded_by_id, recorded_at FROM frontdoor_incident
WHERE person_id = %s ORDER BY recorded_at
"""
LINKED = """
SELECT label, tie, decision, until_on, ended_on, by_id, at FROM frontdoor_linked
WHERE person_id = %s ORDER BY at, label
"""
GRANTS = """
SELECT account_id, team_id, reach, reason, from_at, until_at, given_by, given_at FROM access_grant
WHERE person_id = %s ORDER BY from_at, reason, reach, account_id, team_id, until_at
"""
PEOPLE = """
SELECT sex, born, ethnicity, known_as, kind, version,
  array(SELECT code FROM people_disability d WHERE d.person_id = p.id ORDER BY code),
  array(SELECT key FROM people_personkey k WHERE k.person_id = p.id ORDER BY key)
FROM people_person p WHERE id = %s
"""
REQUESTS = """
SELECT agency, partner_id, template, conditions, rag, because, who, tells, legal, agreement,
  agreement_why, asked_by_id, asked_at, due_at, state, answers, got, "of", weight, whole,
  first_answer_at, answered_at, seen_at, step, withdrawn_why, version, changed_at
FROM frontdoor_request WHERE person_id = %s ORDER BY asked_at, agency
"""
REPLIES = """
SELECT number, answers, state, got, "of", by_name, by_role, call_back, how, recorded_by_id, at
FROM frontdoor_reply WHERE person_id = %s ORDER BY at, by_name, number
"""
EVERYTHING = {
    "people": PEOPLE, "grants": GRANTS, "contacts": CONTACTS, "screens": SCREENS,
    "decisions": DECISIONS, "incidents": INCIDENTS, "linked": LINKED, "facts": FACTS,
    "promises": PROMISES, "requests": REQUESTS, "replies": REPLIES,
}  # fmt: skip


def read(statement, person):
    with as_facts() as cursor:
        cursor.execute(statement, [person])
        return _without_ids(cursor.fetchall())


def _without_ids(rows):
    """Put in the place of each id the order in which it first appears."""
    seen = {}
    return [
        tuple(
            seen.setdefault(value, len(seen)) if type(value).__name__ == "UUID" else value
            for value in row
        )
        for row in rows
    ]


@pytest.fixture
def here(transactional_db):
    season = Season.ending(LAST, 3)
    began = clock.at_local(season.first - timedelta(days=30), timedelta())
    with clock.frozen(began):
        accounts = make_staff(LAST)
        desk = team_called(FRONT_DOOR).id
        yield season, hire(accounts, desk, began)


def test_fifty_children_lived_and_written_leave_the_same_rows(here):
    season, everybody = here
    lives = [life(season, SEED, index, UNTIL) for index in range(SAMPLE)]
    lived = [live(one, everybody) for one in lives]
    rows, written = Rows(), [10**9 + index for index in range(SAMPLE)]
    with clock.frozen(UNTIL):
        writing = Writing(everybody, numbers(), rows, count(10**6))
        for number, (one, person) in enumerate(zip(lives, written, strict=True)):
            first = 10**6 + number * 50
            write(one, writing, person, range(first, first + 50))
        copy(rows)
        derive(written)
    for one, person, other in zip(lives, lived, written, strict=True):
        for what, statement in EVERYTHING.items():
            assert read(statement, other) == read(statement, person), (what, one.child)
