"""The tables that the years fill, column by column, and the rows that wait to be written."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Row = tuple[Any, ...]
_JSON = json.JSONEncoder(default=str)

TABLES: dict[str, str] = {
    "people_person": "id, sex, born, ethnicity, known_as, say_it, pronouns, language,"
    " communication, version, created_at, kind",
    "people_disability": "person_id, code, recorded_at",
    "people_personkey": "person_id, key",
    "people_tie": "a_id, b_id, kind, how, source, recorded_at, retracted_why",
    "access_grant": "person_id, account_id, team_id, reach, reason, from_at, until_at, given_by,"
    " given_at",
    "frontdoor_contact": "id, number, person_id, team_id, incident, channel, arrived_at, evidence,"
    " opened_at, taken_by_id, agency, source_name, source_role, call_back, unnamed, child, who,"
    " what_happened, safe_now, where_now, childs_words, told_child, told_parent, told_why, harms,"
    " dangers, told, red_suspect, state, rag, clock_rag, rag_why, closed_at, closed_reason,"
    " passed_team_id, version, changed_at",
    "frontdoor_screen": "id, contact_id, person_id, edition, answers, result, otherwise,"
    " done_by_id, done_at",
    "frontdoor_decision": "id, contact_id, person_id, number, outcome, level, sentences, because,"
    " record, gaps, incomplete, complete, agreement, agreement_why, next_step, stands, decided_as,"
    " decided_by_id, decided_at",
    "frontdoor_incident": "id, contact_id, person_id, sort, what, place, first_arrived_at,"
    " recorded_by_id, recorded_at",
    "frontdoor_linked": "id, incident_id, person_id, linked_id, label, tie, decision, until_on,"
    " ended_on, by_id, at",
    "frontdoor_request": "id, number, contact_id, person_id, team_id, agency, partner_id, template,"
    " conditions, rag, because, who, tells, legal, agreement, agreement_why, asked_by_id, asked_at,"
    " due_at, state, answers, got, of, weight, whole, first_answer_at, answered_at, step,"
    " withdrawn_why, version, changed_at",
    "frontdoor_reply": "id, request_id, person_id, number, answers, state, got, of, by_name,"
    " by_role, call_back, how, recorded_by_id, at",
    "promises_fact": "id, root, retracts, name, person_id, team_id, thread, parent, occurred_at,"
    " precision, recorded_at, recorded_by_id, rationale, source, data",
}


@dataclass
class Rows:
    """Rows by table, in the order in which the tables are written."""

    of: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def add(self, table: str, row: Iterable[Any]) -> None:
        """Add a row, its values in the order of the table's columns."""
        self.of[table].append(tuple(row))


def plain(value: object) -> str:
    """Return a value as the JSON that a column holds."""
    return _JSON.encode(value)
