"""Answers as they stand on a promise line: one tap, or a small form that opens below it."""

from collections.abc import Iterable
from uuid import uuid4

from django.urls import reverse

from kith.access.actors import Actor
from kith.desk.answering.ways import VISIT, WAYS, form_of
from kith.kernel import clock
from kith.promises.rules import Owed
from kith.web.drafts import Ticket
from kith.web.forms import KithForm
from kith.web.forms.base import Opened
from kith.web.lines import Answer

FIRST = frozenset({"did", "done", "take", VISIT})
TODAY = frozenset({"did", "done"})


def drawn(
    actor: Actor,
    owed: Owed,
    codes: Iterable[str],
    *,
    people: list[tuple[int, str]] | None = None,
) -> tuple[Answer, ...]:
    """Return the answers to one promise; the first stands out where it says that it was done."""
    held = list(codes)
    return tuple(
        _visit(owed) if code == VISIT else _answer(actor, owed, code, people, first=code == held[0])
        for code in held
    )


def place(owed: Owed, code: str) -> str:
    """Return the address of an answer, under which its words are kept too."""
    return reverse("answer", args=[owed.id, code])


def _visit(owed: Owed) -> Answer:
    at = reverse("contact", args=[owed.person])
    return Answer("Record the visit", href=f"{at}?plan={owed.thread}", first=True)


def _answer(
    actor: Actor,
    owed: Owed,
    code: str,
    people: list[tuple[int, str]] | None,
    *,
    first: bool,
) -> Answer:
    way = WAYS[code]
    return Answer(
        words=way.words,
        post=place(owed, code),
        value=code,
        ask=_asking(actor, owed, code, people) if way.asks else None,
        first=first and code in FIRST,
    )


def _asking(actor: Actor, owed: Owed, code: str, people: list[tuple[int, str]] | None) -> KithForm:
    """Return the small form, with ids of its own; its words are kept like those of any form."""
    more = {"people": people} if code == "pass" else {}
    form = form_of(code, owed.kind)(
        auto_id=f"{code}-{owed.id}-%s",
        initial={"on": clock.today()} if code in TODAY else None,
        **more,
    )
    ticket = Ticket(actor.id, place(owed, code), uuid4().hex)
    form.opened = Opened(ticket.signed())
    return form
