"""After it was said that there is no strategy discussion: the head of service's look, and that
whoever asked for one has heard why (SPEC A2).
"""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, must, tell, told
from kith.frontdoor.commands.threads import thread_of
from kith.frontdoor.posts import may_lead
from kith.frontdoor.rules import entitled
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened
from kith.promises.ledger import retraction

STANDS = {"yes": "Yes, none is called for", "no": "No, they must meet"}


@command(Area.CONTACT, Level.VIEW, event="strategy.looked")
def look_at_none(actor: Actor, /, *, contact: UUID, thread: UUID, stands: str, words: str) -> None:
    """Look, as a head of service or whoever stands in, at why there is none after an incident.

    Where they must meet after all the reason is taken back, and the clock goes on as it began.
    """
    must(may_lead(actor), "A head of service looks at this.")
    row = held(contact)
    before = thread_of(row, thread)
    declined = _declined(before)
    if stands not in STANDS:
        raise Mistake("stands", "Say whether it stands")
    because = check_words("words", words, "because of what")
    if any(one.name == "strategy.looked" and one.number > declined.number for one in before):
        raise Mistake("", "Somebody has looked at this already")
    looked = told(
        row, "strategy.looked", {"by": actor.id, "stands": stands == "yes"},
        thread=thread, because=because,
    )  # fmt: skip
    undone = [] if stands == "yes" else [retraction(declined.id, rationale=because)]
    tell([*undone, *looked])


@command(Area.CONTACT, Level.VIEW, event="strategy.told")
def told_why_none(actor: Actor, /, *, contact: UUID, thread: UUID, words: str) -> None:
    """Say that whoever asked for a discussion has heard why there is none, and what they said."""
    must(entitled.writes_discussions(actor), "The desk or the child’s manager tells them.")
    row = held(contact)
    _declined(thread_of(row, thread))
    said = check_words("words", words, "whom you told, and what they said")
    tell(told(row, "strategy.told", {"by": actor.id}, thread=thread, because=said))


def _declined(before: list[Happened]) -> Happened:
    found = next((one for one in before if one.name == "strategy.declined"), None)
    if found is None:
        raise Mistake("", "Nobody has said that there is no discussion")
    return found
