"""Putting right what was written down: a correction is a fact more, and history stays.

Whoever wrote something, or a manager, corrects it. Within ten minutes its writer takes it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.cases import rules
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened, find
from kith.promises.ledger import correction, record, retraction
from kith.promises.rules import UNDO_WITHIN

NOT_YOURS = "Whoever wrote this down, or a manager, corrects it."
A_DECADE = timedelta(days=3653)


@dataclass(frozen=True)
class Corrected:
    """What a fact should have said: its day, and those of its words that were wrong."""

    on: date
    words: Mapping[str, str]


@command(Area.CHILD, Level.CREATE, event="fact.corrected")
def correct_fact(actor: Actor, /, *, fact: UUID, to: Corrected, why: str) -> UUID:
    """Correct a fact, and say why; what was said before stays in the history."""
    held = _mine_to_correct(actor, fact)
    reason = rules.check_words("why", why, "why this is corrected")
    changes: dict[str, Any] = {}
    if to.on != local_date(held.at):
        _check_day(held, to.on)
        changes["occurred_at"] = clock.local_midnight(to.on)
        changes["precision"] = "day"
    data = _words(held, to.words)
    if data:
        changes["data"] = data
    if not changes:
        raise Mistake("why", "Nothing was changed; change a day or some words")
    return record([correction(fact, rationale=reason, **changes)])[0]


@command(Area.CHILD, Level.CREATE, event="fact.retracted")
def retract_fact(actor: Actor, /, *, fact: UUID, why: str) -> UUID:
    """Say that something never happened; that it was once written down stays in the history."""
    held = _mine_to_correct(actor, fact)
    if held.name not in rules.EDITABLE:
        raise Refused("This cannot be taken out here; correct its day, or ask your manager.")
    reason = rules.check_words("why", why, "why this is taken out")
    return record([retraction(fact, rationale=reason)])[0]


@command(Area.CHILD, Level.CREATE, event="fact.taken_back")
def take_back(actor: Actor, /, *, fact: UUID) -> UUID:
    """Take back what one wrote down oneself, within ten minutes."""
    held = _held(fact)
    if held.by != actor.id:
        raise NotHere
    if clock.now() - held.recorded_at > UNDO_WITHIN:
        raise Refused("This can no longer be taken back: more than ten minutes have passed.")
    if held.corrected or held.name == "child.allocated":
        raise Refused("This cannot be taken back; correct it instead.")
    return record([retraction(fact, rationale="Taken back within ten minutes")])[0]


def _held(fact: UUID) -> Happened:
    held = find(fact)
    if held is None:
        raise NotHere
    audit.about(person=held.person)
    return held


def _mine_to_correct(actor: Actor, fact: UUID) -> Happened:
    held = _held(fact)
    if held.by != actor.id and not actor.may(Area.CHILD, Level.DECIDE):
        raise Refused(NOT_YOURS)
    return held


def _check_day(held: Happened, on: date) -> None:
    """Any day that has been may be right, if it is not of another age altogether."""
    if on > clock.today():
        raise Mistake("on", "The day must be today or in the past")
    if on < local_date(held.at) - A_DECADE:
        raise Mistake("on", "The day is more than ten years before the one that was written down")


def _words(held: Happened, words: Mapping[str, str]) -> dict[str, str]:
    """Return the words that change, of those that this kind of fact lets one correct."""
    may = rules.EDITABLE.get(held.name, {})
    changed = {
        key: text.strip()
        for key, text in words.items()
        if key in may and text.strip() != str(held.data.get(key, ""))
    }
    for key, text in changed.items():
        if key not in rules.MAY_BE_EMPTY:
            rules.check_words(rules.said(key), text, may[key].lower())
    return changed
