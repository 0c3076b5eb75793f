"""Where a contact goes before it is decided: to the child's team, back for more, the night, out."""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.events import join
from kith.frontdoor.commands.parts import (
    held,
    held_together,
    move,
    step_with_fact,
    tell,
    told,
    told_of_place,
)
from kith.frontdoor.commands.ringing import tell_own_team
from kith.frontdoor.commands.sight import leave
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.outcomes import MISSING
from kith.frontdoor.rules.states import STEPS, State
from kith.kernel.mistakes import Mistake
from kith.promises.history import allocations, standing
from kith.promises.kinds import WORKER
from kith.promises.sight import live_grants


@command(Area.CONTACT, Level.CREATE, event="contact.passed")
def pass_on(actor: Actor, /, *, contact: UUID) -> None:
    """Give word of a child who is open already to their worker and manager (J27).

    It comes after the grade: severity before routing. It is theirs once a manager takes it up.
    """
    row = held(contact)
    team = _team_of_child(row)
    move(row, "pass_on", passed_team_id=team)
    tell(told(row, STEPS["pass_on"].fact, {"rag": row.clock_rag}, team=team))
    tell_own_team(row)


def _team_of_child(row: Contact) -> int:
    worker = next((one for one in allocations(row.person_id or 0) if one.post == WORKER), None)
    if worker is not None:
        return worker.team
    teams = [one.team_id for one in live_grants(row.person_id or 0) if one.team_id]
    other = next((team for team in teams if team and team != row.team_id), None)
    if other is None:
        raise Mistake("", "No team works with this child yet; decide what happens next")
    return other


@command(Area.CHILD, Level.DECIDE, event="contact.accepted")
def take_up(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Take up, as the child's own manager, what was passed on; say what you will do with it."""
    row = held(contact)
    because = check_words("words", words, "what you will do with it")
    move(row, "take_up", closed_reason="taken_up")
    tell(told(row, STEPS["take_up"].fact, {"by": actor.id}, because=because))
    leave(row)


@command(Area.CONTACT, Level.CREATE, event="contact.returned")
def ask_back(actor: Actor, /, *, contact: UUID, missing: tuple[str, ...], words: str = "") -> None:
    """Ask whoever told us for what is missing. The grade stands, and nothing closes by it."""
    row = held(contact)
    if not missing or not set(missing) <= set(MISSING):
        raise Mistake("missing", "Choose what is missing")
    move(row, "ask_back")
    tell(told(row, "contact.returned", {"missing": list(missing)}, because=words.strip()))


@command(Area.CONTACT, Level.CREATE, event="contact.completed")
def complete(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Write down what came of what was missing."""
    row = held(contact)
    came = check_words("words", words, "what came")
    move(row, "complete")
    tell(told(row, "contact.completed", because=came))


@command(Area.CONTACT, Level.CREATE, event="contact.left_for_morning")
def leave_for_morning(actor: Actor, /, *, contact: UUID, done: str, left: str) -> None:
    """Leave the rest for the morning: what was done tonight, and what is still to do."""
    row = held(contact)
    said = {
        "done": check_words("done", done, "what was done tonight"),
        "left": check_words("left", left, "what is left for the morning"),
    }
    step_with_fact(row, "leave_for_morning", said)


@command(Area.CONTACT, Level.CREATE, event="contact.taken_over")
def take_over(actor: Actor, /, *, contact: UUID) -> None:
    """Take over, by name, what the night left."""
    row = held(contact)
    if row.state != State.WITH_EDT and waits_for_the_day(row):
        tell(told(row, STEPS["take_over"].fact, {"by": actor.id}))
        return
    step = "take_over_graded" if row.clock_rag else "take_over"
    step_with_fact(row, step, {"by": actor.id})


def waits_for_the_day(row: Contact) -> bool:
    """Say whether the night left something that nobody of the day has taken over yet.

    A grade in between moves a contact on, and hands nothing over.
    """
    names = (STEPS["leave_for_morning"].fact, STEPS["take_over"].fact)
    rows = [one for one in standing(row.owed_to, names=names) if one.thread == row.id]
    last = max(rows, key=lambda one: one.at, default=None)
    return last is not None and last.name == names[0]


@command(Area.CONTACT, Level.CREATE, event="contact.duplicate")
def mark_duplicate(actor: Actor, /, *, contact: UUID, of: UUID, why: str) -> None:
    """Say that this word about this child had reached us already; the other goes on.

    Both are of one event: a serious incident's clock runs from whichever came first.
    """
    because = check_words("why", why, "how you know that it is the same")
    row, others = held_together(contact, [of])
    other = next(iter(others), None)
    if other is None:
        raise NotHere
    if other.person_id != row.person_id or other.duplicate_of is not None:
        raise Mistake("of", "Choose another contact about the same child")
    move(row, "duplicate", duplicate_of=other.id, closed_reason="duplicate")
    tell(told(row, "contact.duplicate", {"of": other.number}, because=because))
    join(other, [row])
    leave(row)


@command(Area.CONTACT, Level.CREATE, event="contact.owned")
def own_no_child(actor: Actor, /, *, contact: UUID, owner: str, what: str) -> None:
    """Name who follows up word about a place, a vehicle, a group or an adult, and what they do."""
    row = held(contact)
    if row.person_id is not None:
        raise Mistake("", "A child is meant: decide what happens next for them")
    said = {
        "owner": check_words("owner", owner, "who follows it up"),
        "what": check_words("what", what, "what they will do"),
    }
    move(row, "own_no_child", closed_reason="no_child", told={**row.told, **said})
    tell(told_of_place(row, "place.owned", {"by": actor.id}, because=said["what"]))
