"""What comes back: an answer to each item, counted; late ones ask whether they change anything."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.asked import items_of
from kith.frontdoor.commands.apart import apart_in, keep_apart
from kith.frontdoor.commands.closing import settle
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.commands.requests import asked, change, said_of
from kith.frontdoor.commands.sight import let_desk_see
from kith.frontdoor.models import Contact, Decision, Reply, Request
from kith.frontdoor.rules import replies
from kith.frontdoor.rules.answers import (
    MOST,
    SAY_MORE,
    WITHHELD,
    Said,
    Sort,
    hidden,
    is_reason,
    kept,
    read,
    together,
)
from kith.frontdoor.rules.replies import Judged, State
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.ledger import NewFact

HOW: Mapping[str, str] = {
    "page": "On the page for partners",
    "telephone": "By telephone",
    "email": "By e-mail",
    "meeting": "Round the table",
}


@dataclass(frozen=True)
class Replying:
    """An answer as it came: item by item, by whom, and how it reached us."""

    answers: Mapping[str, Said]
    by_name: str
    by_role: str = ""
    call_back: str = ""
    how: str = "telephone"


@command(Area.CONTACT, Level.CREATE, event="request.returned")
def record_reply(actor: Actor, /, *, contact: UUID, request: UUID, replying: Replying) -> Judged:
    """Write down what an agency answered, and return what it amounts to."""
    row = held(contact)
    one = asked(row, request)
    judged = take_in(row, one, replying, by=actor.id)
    return judged


def take_in(row: Contact, one: Request, replying: Replying, *, by: int | None) -> Judged:
    """Put an answer over what came before, count it, and tell what follows."""
    _check(one, replying)
    before, now = State(one.state), clock.now()
    apart = apart_in(one, replying.answers)
    open_ = {key: hidden(said) for key, said in apart.items()}
    replying = replace(replying, answers={**replying.answers, **open_})
    answers = together(read(one.answers), replying.answers)
    judged = replies.judge(items_of(one), answers)
    if judged.state is State.SENT:
        raise Mistake("", "Answer at least one of the items")
    _keep(one, replying, judged, by)
    keep_apart(one, apart)
    change(
        one,
        state=judged.state.value,
        answers=kept(answers),
        got=judged.got,
        of=judged.of,
        weight=judged.weight,
        whole=judged.whole,
        first_answer_at=one.first_answer_at or now,
        answered_at=now,
    )
    tell([*_returned(row, one, judged, before), *_late(row, one), *settle(row)])
    audit.about(request=one.number, state=judged.state.value)
    return judged


def _check(one: Request, replying: Replying) -> None:
    check_words("by_name", replying.by_name, "who answers")
    if replying.how not in HOW:
        raise Mistake("how", "Choose how the answer reached us")
    known = {item.key for item in items_of(one)}
    if not set(replying.answers) <= known:
        raise Mistake("", "Answer the items that were asked")
    for key, said in replying.answers.items():
        if len(said.words) > MOST:
            raise Mistake(f"words_{key}", f"Shorten this to {MOST:,} letters")


def _keep(one: Request, replying: Replying, judged: Judged, by: int | None) -> Reply:
    said = {key: each for key, each in replying.answers.items() if not each.is_blank}
    return Reply.objects.create(
        request_id=one.id,
        person_id=one.person_id,
        number=Reply.objects.filter(request_id=one.id).count() + 1,
        answers=kept(said),
        state=judged.state.value,
        got=judged.got,
        of=judged.of,
        by_name=replying.by_name.strip(),
        by_role=replying.by_role.strip(),
        call_back=replying.call_back.strip(),
        how=replying.how,
        recorded_by_id=by,
        at=clock.now(),
    )


def _returned(row: Contact, one: Request, judged: Judged, before: State) -> list[NewFact]:
    data = {
        **said_of(one),
        "state": judged.state.value,
        "got": judged.got,
        "of": judged.of,
        "rag": one.rag,
    }
    facts = told(row, "request.returned", data, thread=one.id)
    if judged.state is State.PARTIAL and before is State.SENT:
        facts += told(row, "request.partial", said_of(one), thread=one.id)
    if judged.state is not State.PARTIAL and before is State.PARTIAL:
        facts += told(row, "request.filled", said_of(one), thread=one.id)
    return facts


def _late(row: Contact, one: Request) -> list[NewFact]:
    """What comes after the decision is looked at by a manager, who must then see the child."""
    if not Decision.objects.filter(contact_id=row.id).exists():
        return []
    let_desk_see(one.person_id, row.team_id)
    return told(row, "contact.late_news", said_of(one))


@command(Area.CONTACT, Level.CREATE, event="request.refused")
def refuse(
    actor: Actor, /, *, contact: UUID, request: UUID, reason: str, by_name: str, words: str = ""
) -> Judged:
    """Write down that an agency withholds its answer, for which legal reason, and who says so."""
    row = held(contact)
    one = asked(row, request)
    if reason not in WITHHELD:
        raise Mistake("reason", "Choose the legal reason")
    full = words.strip() or (by_name.strip() if reason == "covert" else "")
    if not is_reason(reason, full):
        raise Mistake("words", SAY_MORE[reason])
    said = Said(Sort.WITHHELD, full, reason=reason)
    answers = {item.key: said for item in items_of(one)}
    return take_in(row, one, Replying(answers, by_name), by=actor.id)
