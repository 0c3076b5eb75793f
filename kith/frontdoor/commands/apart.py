"""What a manager asks that only some may read (SPEC H2, R6): asked, kept, shown, kept longer.

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
from kith.frontdoor.asked import apart_of, asks_of, items_of
from kith.frontdoor.commands.parts import held
from kith.frontdoor.commands.requests import asked, change
from kith.frontdoor.models import Apart, Contact, Request
from kith.frontdoor.rules.agencies import APART
from kith.frontdoor.rules.answers import Said, kept, read
from kith.frontdoor.rules.replies import State, judge
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

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
    held(contact)
    one = _mine(request)
    because = check_words("why", why, "why they still need it")
    one.why, one.review_on = f"{one.why}\n\n{because}", clock.today() + LONGEST
    one.save(update_fields=["why", "review_on"])


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
