"""What a reader is shown of a contact: what was known when it was decided, and not the decision."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.frontdoor.queries.requests import says_of
from kith.frontdoor.rules.agencies import template_called
from kith.frontdoor.rules.answers import Said, together
from kith.frontdoor.rules.answers import read as read_answers
from kith.frontdoor.rules.channels import AGENCIES, CHANNELS, edition_called
from kith.frontdoor.rules.outcomes import OUTCOMES, TOLD
from kith.frontdoor.rules.screen import ANSWER_WORDS, EDITIONS, Answer
from kith.frontdoor.rules.urgency import DANGERS, RAG_WORDS, SAFE
from kith.kernel.clock import local_date
from kith.people.rules import age_of
from kith.web import words

Pairs = tuple[tuple[str, str], ...]
Raw = Mapping[str, Any]
CAME = {
    "": "had not answered",
    "FULL": "had answered in full",
    "PARTIAL": "had answered in part",
    "NIL": "held nothing",
    "REFUSED": "may not say",
}


@dataclass(frozen=True)
class Other:
    """What an agency had answered by then: how far, and to a colleague item by item."""

    says: str
    items: Pairs


@dataclass(frozen=True)
class Shown:
    """A contact as it stood when it was decided. No name, no number, nothing that came after."""

    age: str
    core: Pairs
    asked: Pairs
    grades: Pairs
    screen: Pairs
    others: tuple[Other, ...]
    earlier: tuple[str, ...]


def read(look: UUID) -> Raw | None:
    """Return what the database lets this reader have of a contact; None where it lets nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT frontdoor_blind(%s)", [look])
        found = cursor.fetchone()[0]
    if found is None:
        return None
    told: Raw = json.loads(found) if isinstance(found, str) else found
    return told


def shown(raw: Raw) -> Shown:
    """Return the same as it reads."""
    contact = raw["contact"]
    return Shown(
        age=_age(raw["born"], contact["arrived_at"]),
        core=_core(contact),
        asked=_asked(contact["told"]),
        grades=tuple((one["rag"], one["why"] or RAG_WORDS[one["rag"]]) for one in raw["grades"]),
        screen=_screen(raw["screen"]),
        others=tuple(_other(one) for one in raw["asked"]),
        earlier=tuple(_before(one) for one in raw["earlier"]),
    )


def _age(born: str | None, arrived: str) -> str:
    day = local_date(datetime.fromisoformat(arrived))
    years = age_of(date.fromisoformat(born), day) if born else None
    return "Age not known" if years is None else f"{words.count(years, 'year')} old"


def _core(contact: Raw) -> Pairs:
    told_by = AGENCIES.get(contact["agency"], contact["agency"])
    at = words.moment(datetime.fromisoformat(contact["arrived_at"]))
    role = f", {contact['source_role']}" if contact["source_role"] else ""
    pairs = [
        ("Told by", f"{told_by}{role}, {CHANNELS[contact['channel']].by}, {at}"),
        ("What happened", contact["what_happened"]),
        ("Is the child safe now?", SAFE.get(contact["safe_now"], "")),
        ("Signs of danger", ", ".join(DANGERS[one] for one in contact["dangers"])),
        ("Where now", contact["where_now"]),
        ("The child’s own words", contact["childs_words"]),
        ("Does the child know of this?", TOLD.get(contact["told_child"], "")),
        ("Do the parents know of this?", TOLD.get(contact["told_parent"], "")),
        ("Why, or why not", contact["told_why"]),
    ]
    return tuple((key, value) for key, value in pairs if value)


def _asked(told: Raw) -> Pairs:
    edition = edition_called(str(told.get("form", "")))
    asks = {one.key: one for one in (edition.every if edition else ())}
    return tuple(
        (asks[key].label, dict(asks[key].options).get(str(text), str(text)))
        for key, text in told.get("values", {}).items()
        if key in asks
    )


def _screen(screen: Raw | None) -> Pairs:
    """Return each answer with who said so; what the list indicates is left to the reader."""
    if screen is None:
        return ()
    edition = next((one for one in EDITIONS if one.code == screen["edition"]), EDITIONS[-1])
    asked = [one for one in (*edition.gate, *edition.twelve) if one.key in screen["answers"]]
    return tuple((one.words, _answer(screen["answers"][one.key], one.critical)) for one in asked)


def _answer(said: Raw, critical: str) -> str:
    told = ANSWER_WORDS[Answer(said["answer"])]
    worse = f": {critical.lower()}" if said.get("critical") and critical else ""
    source = f" ({said['source']})" if said.get("source") else ""
    return f"{told}{worse}{source}"


def _other(one: Raw) -> Other:
    came = one["came"]
    state = CAME.get(came[-1]["state"] if came else "", "had answered")
    said: dict[str, Said] = {}
    for each in came:
        said = together(said, read_answers(each["answers"]))
    asked = template_called(one["template"]).asks(one["conditions"])
    return Other(
        f"{AGENCIES.get(one['agency'], 'An agency')} {state}",
        tuple(
            (item.label, says_of(said[item.key]))
            for item in asked
            if item.key in said and not item.is_apart
        ),
    )


def _before(one: Raw) -> str:
    outcome = OUTCOMES.get(one["outcome"] or "")
    day = words.day(datetime.fromisoformat(one["at"]))
    return f"{day}: {outcome.words.lower() if outcome else 'not decided by then'}"
