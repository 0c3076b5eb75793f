"""Changing a dated rule: proposed, its effect on the ledger shown, then accepted by another person.

A row with a past date changes nothing until then (DESIGN §1.4). Its effect is not estimated: the
ledger is derived with the rule in force, compared, and everything is rolled back.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command, query
from kith.accounts.roles import Area, Level
from kith.accounts.separation import WHY, Apart, may_approve
from kith.kernel import clock
from kith.kernel.groups import LEADERS
from kith.kernel.mistakes import Mistake
from kith.kernel.models import PolicyRule
from kith.kernel.policy import Tag
from kith.kernel.workdays import Unit
from kith.promises.derive import derive_everyone
from kith.promises.kinds import KINDS

NAMED = 50
TAKEN = "A rule from that very day is in force already."


@dataclass(frozen=True)
class Proposed:
    """One rule that waits: its number in a unit, and from when it would be in force."""

    id: int
    code: str
    value: int
    unit: str
    from_day: date | None
    says: str


@dataclass(frozen=True)
class Moved:
    """One promise that a rule would change: before and after."""

    promise: UUID
    kind: str
    person: int
    due_before: str
    due_after: str
    state_before: str
    state_after: str


@dataclass(frozen=True)
class Effect:
    """What a rule would do: rows changed for everyone, and those that the actor may see.

    `taken`: another rule from its very day is in force by now, so that it can do nothing.
    """

    rows: int
    in_sight: int
    first_of_them: tuple[Moved, ...]
    taken: bool = False


@command(Area.KPI, Level.VIEW, event="policy.proposed")
def propose_policy(
    actor: Actor,
    /,
    *,
    code: str,
    value: int,
    unit: str,
    from_day: date,
    words: str,
    source: str,
    to_day: date | None = None,
) -> int:
    """Propose a rule of our own for a code that exists. It changes nothing yet."""
    check_leads(actor)
    known = PolicyRule.objects.filter(code=code, accepted_at__isnull=False).first()
    if known is None:
        raise Mistake("code", f"There is no rule called {code}.")
    _check(value, unit, words, source, from_day, to_day)
    if _is_taken(code, from_day):
        raise Mistake("from_day", TAKEN)
    made = PolicyRule.objects.create(
        code=code,
        value=value,
        unit=unit,
        tag=Tag.OURS,
        confirmed=True,
        words=words.strip(),
        source=source.strip(),
        effective_from=from_day,
        effective_to=to_day,
        proposed_at=clock.now(),
        proposed_by=actor.id,
    )
    audit.about(rule=made.pk, code=code, value=value)
    return made.pk


def _check(
    value: int, unit: str, words: str, source: str, from_day: date, to_day: date | None
) -> None:
    if value < 0 or unit not in list(Unit):
        raise Mistake("value", "Give a number of days, working days, weeks, months or hours.")
    for box, text in (("words", words), ("source", source)):
        if not text.strip():
            raise Mistake(box, "Say what the rule is and where it comes from.")
    if to_day is not None and to_day < from_day:
        raise Mistake("to_day", "The last day is before the first.")


@query(Area.KPI, Level.VIEW, reads="policy effect")
def effect_of_policy(actor: Actor, /, *, rule: int) -> Effect:
    """Return what would change in the ledger if this rule were accepted; nothing is changed."""
    proposed = _proposed(actor, rule)
    if _is_taken(proposed.code, proposed.effective_from):
        return Effect(0, 0, (), taken=True)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE before_policy ON COMMIT DROP AS"
            " SELECT id, due_at, state FROM promises_promise WHERE kind = ANY (%s)",
            [_kinds(proposed.code)],
        )
        rows = _accept(actor, proposed)
        cursor.execute(_MOVED)
        moved = tuple(Moved(*row) for row in cursor.fetchall())
        transaction.set_rollback(True)
    return Effect(rows, len(moved), moved[:NAMED])


_MOVED = """
SELECT p.id, p.kind, p.person_id, b.due_at::text, p.due_at::text, b.state, p.state
FROM before_policy b JOIN promises_promise p ON p.id = b.id
WHERE (p.due_at, p.state) IS DISTINCT FROM (b.due_at, b.state)
ORDER BY p.due_at, p.id
"""


@command(Area.KPI, Level.VIEW, event="policy.accepted")
def accept_policy(actor: Actor, /, *, rule: int) -> int:
    """Put a proposed rule in force, for everyone; return how many promises it changed."""
    proposed = _proposed(actor, rule)
    if not may_approve(actor.id, proposed.proposed_by):
        raise Refused(WHY[Apart.OWN_WORK])
    rows = _accept(actor, proposed)
    audit.about(rule=rule, code=proposed.code, rows=rows)
    return rows


def _proposed(actor: Actor, rule: int) -> PolicyRule:
    check_leads(actor)
    found = PolicyRule.objects.filter(pk=rule, accepted_at=None).first()
    if found is None:
        raise NotHere
    return found


def _accept(actor: Actor, rule: PolicyRule) -> int:
    try:
        with transaction.atomic():
            PolicyRule.objects.filter(pk=rule.pk, accepted_at=None).update(
                accepted_at=clock.now(), accepted_by=actor.id
            )
    except IntegrityError as clash:
        raise Mistake("from_day", TAKEN) from clash
    return derive_everyone(_kinds(rule.code))


def _is_taken(code: str, from_day: date | None) -> bool:
    standing = PolicyRule.objects.filter(code=code, effective_from=from_day)
    return standing.filter(accepted_at__isnull=False).exists()


def _kinds(code: str) -> list[str]:
    """Return the kinds whose promises a rule decides; settling in touches all of them."""
    return sorted(kind.code for kind in KINDS.values() if code in {kind.limit, kind.aim, "SETTLE"})


def check_leads(actor: Actor) -> None:
    """Refuse whoever does not decide on policy."""
    if not actor.roles & LEADERS:
        raise Refused("A head of service or the director decides on policy.")


@query(Area.KPI, Level.SUMMARY)
def proposals(actor: Actor, /) -> list[Proposed]:
    """Return the rules that wait, the newest first."""
    waiting = PolicyRule.objects.filter(accepted_at=None, proposed_by__isnull=False)
    return [
        Proposed(one.pk, one.code, one.value, one.unit, one.effective_from, one.words)
        for one in waiting.order_by("-proposed_at")[:NAMED]
    ]
