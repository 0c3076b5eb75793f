"""Looking again at each child whom an incident may have shaken: it goes on until a day, or ends."""

from datetime import date
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import LONGEST_PROMISE, check_words
from kith.frontdoor.commands.parts import held, must, tell
from kith.frontdoor.commands.shaken import LEADS, THIS_CHILD
from kith.frontdoor.models import Linked
from kith.frontdoor.posts import may_lead
from kith.frontdoor.rules import ripple
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing
from kith.promises.ledger import NewFact


@command(Area.CONTACT, Level.VIEW, event="ripple.looked")
def look_again(actor: Actor, /, *, linked: UUID, words: str, until: date | None = None) -> None:
    """Look again at one child: what was found, and until when it goes on; None is that it ends.

    It counts for the look that is due (7, 21 or 90 days after the child was listed); a list line
    runs out at its day unless somebody renews it.
    """
    must(may_lead(actor), LEADS)
    line = Linked.objects.filter(id=linked).select_for_update(of=("self",)).first()
    if line is None:
        raise NotHere
    audit.about(person=line.person_id)
    found = check_words("words", words, "what you found")
    if line.ended_on is not None:
        raise Mistake("linked", "This was ended already")
    _check(until)
    contact = held(line.incident.contact_id)
    line.until_on, line.ended_on = (until, None) if until else (line.until_on, clock.today())
    line.save(update_fields=["until_on", "ended_on"])
    goes_on = {"due": until.isoformat(), "who": line.label or THIS_CHILD} if until else {}
    names = [*_counts_for(line), "ripple.renewed" if until else "ripple.ended"]
    tell(
        NewFact(
            name=name,
            person=line.linked_id,
            team=contact.team_id,
            thread=line.id,
            parent=contact.id,
            occurred_at=clock.now(),
            data={"by": actor.id, **goes_on},
            rationale=found,
        )
        for name in names
    )


def _check(until: date | None) -> None:
    today = clock.today()
    if until is not None and not today < until <= today + LONGEST_PROMISE:
        raise Mistake("until", "Choose a day after today and within a year")


def _counts_for(line: Linked) -> list[str]:
    done = {fact.name for fact in standing(line.linked_id) if fact.thread == line.id}
    days = (clock.today() - local_date(line.at)).days
    return list(ripple.looks_now(days, done))
