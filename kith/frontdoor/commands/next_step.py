"""The next step of a decision, where somebody owes it by a day: an action, as any other."""

from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_due, check_words
from kith.frontdoor.commands.parts import held, tell
from kith.frontdoor.commands.recording import Deciding, child_of
from kith.frontdoor.models import Contact
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing
from kith.promises.ledger import NewFact
from kith.promises.models import Precision
from kith.promises.sight import let_owe

PROMISED, DONE = "action.promised", "action.done"


def next_step(actor: Actor, row: Contact, deciding: Deciding) -> list[NewFact]:
    """Return the action that a decision promises; none where no day was said.

    It belongs to the contact. Without an owner, whoever decides owes it.
    """
    if deciding.next_by is None:
        return []
    today, thread = clock.today(), uuid4()
    what = check_words("next_step", deciding.next_step, "what the next step is")
    try:
        check_due(deciding.next_by, today)
    except Mistake as wrong:
        raise Mistake("next_by", wrong.words) from wrong
    owner = deciding.next_owner or actor.id
    if not let_owe(actor, child_of(row), owner):
        raise Mistake("next_owner", "Choose somebody who works with this child")
    data = {
        "what": what,
        "why": deciding.because.strip(),
        "due": deciding.next_by.isoformat(),
        "priority": False,
        "owner": owner,
    }
    return [_fact(row, PROMISED, thread, data)]


def thread_of_step(step: list[NewFact]) -> UUID | None:
    """Return the thread of the action, where one is promised."""
    return step[0].thread if step else None


@command(Area.CONTACT, Level.CREATE, event="action.done")
def take_next_step(actor: Actor, /, *, contact: UUID, evidence: str) -> None:
    """Say that the next step of a decision was taken, and what shows it: the earliest open one."""
    row = held(contact)
    shown = check_words("evidence", evidence, "what was done and what shows it")
    facts = [
        one
        for one in reversed(standing(child_of(row), names=(PROMISED, DONE)))
        if one.parent == row.id
    ]
    done = {one.thread for one in facts if one.name == DONE}
    waiting = [one.thread for one in facts if one.name == PROMISED and one.thread not in done]
    if not waiting:
        raise Mistake("evidence", "Somebody has said already that this was done")
    tell([_fact(row, DONE, waiting[0], {"evidence": shown})])


def _fact(row: Contact, name: str, thread: UUID, data: dict[str, object]) -> NewFact:
    return NewFact(
        name=name,
        person=child_of(row),
        team=row.team_id,
        thread=thread,
        parent=row.id,
        occurred_at=clock.local_midnight(clock.today()),
        precision=Precision.DAY,
        data=data,
        id=thread if name == PROMISED else uuid4(),
    )
