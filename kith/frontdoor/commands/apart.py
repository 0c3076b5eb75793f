"""What a manager asks that only some may read (SPEC H2, R6): asked, kept, shown, looked at again.

No fact, reply, draft, letter or line of the log holds a word of the reason or of the answer. What
comes by a link is put there by the database, which shows it to the named and to nobody else.
"""

import json
from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.queries import accounts_in
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.asked import apart_of, asks_of, items_of, look_owed
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.commands.requests import asked, change, said_of
from kith.frontdoor.models import Apart, Contact, Request
from kith.frontdoor.rules.agencies import APART
from kith.frontdoor.rules.answers import Said, kept, read
from kith.frontdoor.rules.replies import State, judge
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.ledger import NewFact

LONGEST = timedelta(days=90)
WAITS = (State.SENT, State.PARTIAL)


@command(Area.CONTACT, Level.DECIDE, event="apart.asked")
def ask_apart(
    actor: Actor, /, *, contact: UUID, request: UUID, why: str, named: Collection[int] = ()
) -> None:
    """Ask what only the actor and the `named` will read, with the reason, which they alone read."""
    row = held(contact)
    one = asked(row, request)
    because = check_words("why", why, "why we must know it")
    item = apart_of(one)
    if item is None or APART in one.conditions:
        raise Mistake("", "There is nothing more to ask of them")
    if one.state not in WAITS:
        raise Mistake("", "They have answered: ask them once more, and this with it")
    readers = sorted({actor.id, *_checked(row, named)})
    audit.about(named=readers)
    Apart.objects.create(
        request_id=one.id,
        person_id=one.person_id,
        key=item.key,
        why=because,
        set_by_id=actor.id,
        set_at=clock.now(),
        review_on=clock.today() + LONGEST,
        named=readers,
    )
    one.conditions = sorted([*one.conditions, APART])
    counted = judge(items_of(one), read(one.answers))
    change(one, conditions=one.conditions, of=counted.of, whole=counted.whole)
    tell(told(row, "request.kept_apart", {**said_of(one), "owner": actor.id}, thread=one.id))


@command(Area.CONTACT, Level.VIEW, event="apart.named")
def name_reader(actor: Actor, /, *, contact: UUID, request: UUID, account: int) -> None:
    """Name one more who reads it: by somebody who does."""
    row = held(contact)
    one = _mine(request)
    (reader,) = _checked(row, [account])
    audit.about(to=reader)
    one.named = sorted({*one.named, reader})
    one.save(update_fields=["named"])


@command(Area.CONTACT, Level.DECIDE, event="apart.kept_longer")
def keep_longer(actor: Actor, /, *, contact: UUID, request: UUID, why: str) -> None:
    """Say that it must stay readable to the named for another 90 days, and why."""
    row = held(contact)
    one = _mine(request)
    because = check_words("why", why, "why they still need it")
    one.why, one.review_on = f"{one.why}\n\n{because}", clock.today() + LONGEST
    one.save(update_fields=["why", "review_on"])
    tell(_looked(row, request, {"longer": True, "owner": actor.id}))


@command(Area.CONTACT, Level.DECIDE, event="apart.let_rest")
def let_rest(actor: Actor, /, *, contact: UUID, request: UUID) -> None:
    """Say that the others need it no longer: once its time is over, whoever asked reads on alone.

    Who reads it says so. Where that came too late any manager may: nobody sees more by it.
    """
    row = held(contact)
    owed = look_owed(request)
    if not (owed and owed.due_at <= clock.now()):
        _mine(request)
    if owed is None:
        raise Mistake("", "Somebody has looked at it already")
    tell(_looked(row, request, {"longer": False}))


def _looked(row: Contact, request: UUID, said: Mapping[str, object]) -> list[NewFact]:
    one = Request.objects.select_related("partner").get(id=request)
    return told(row, "request.apart_looked", {**said_of(one), **said}, thread=request)


def _mine(request: UUID) -> Apart:
    one = Apart.objects.filter(request_id=request).first()
    if one is None:
        raise NotHere
    return one


def _checked(row: Contact, named: Collection[int]) -> Collection[int]:
    if not set(named) <= {card.id for card in accounts_in(row.team_id)}:
        raise Mistake("named", "Choose among those who work at this desk")
    return named


def apart_in(one: Request, answers: Mapping[str, Said]) -> dict[str, Said]:
    """Return what of an answer is for the named alone."""
    keys = {item.key for item in asks_of(one) if item.is_apart}
    return {key: said for key, said in answers.items() if key in keys}


def keep_apart(one: Request, answers: Mapping[str, Said]) -> None:
    """Put it where the named alone read it; of nothing said there is nothing to put."""
    for key, said in kept({k: v for k, v in answers.items() if not v.is_blank}).items():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT frontdoor_keep_apart(%s, %s, %s)", [one.id, key, json.dumps(said)]
            )
            if cursor.fetchone() != (True,):
                raise Mistake("", "Answer the items that were asked")
