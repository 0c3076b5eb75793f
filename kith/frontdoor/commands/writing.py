"""Writing to those whom we asked: RED at once, all else once in half a day; late answers to the
three who answer for a desk, one after the other; its week to its lead.

Letters are the product's own: it writes them in a gate of the machine, once each.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.asked import waits_for_most
from kith.frontdoor.commands.linking import issue
from kith.frontdoor.commands.parts import held
from kith.frontdoor.commands.requests import asked, said_of
from kith.frontdoor.commands.weekly import write_weeks
from kith.frontdoor.models import Partner, Request
from kith.frontdoor.rules.late import STEPS, reached
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.letters import bundles_since, write
from kith.promises.ledger import NewFact, record
from kith.promises.queries.reading import numbers
from kith.promises.summaries import latest_summary, summary_before
from kith.web import words

OPEN = ("SENT", "PARTIAL")


def write_to_partners() -> int:
    """Write what is to be written now, and return how many letters that were."""
    return _write(MACHINE) + tell_of_late() + write_weeks()


def tell_of_late() -> int:
    """Tell whoever answers for a desk of what is late by now; return how many letters."""
    return _tell_of_late(MACHINE)


@command(Area.CONTACT, Level.DECIDE, event="partners.written_to")
def _write(actor: Actor, /) -> int:
    """At RED each request has a letter of its own at once; a digest goes once in half a day."""
    waiting = _open_by_partner()
    told, now = bundles_since("asked", half_day(clock.now())), _red_told(waiting)
    letters = 0
    for partner, rows in waiting.items():
        urgent = [one for one in rows if one.rag == "RED" and _bundle(one) not in now]
        letters += sum(_letter(partner, [one], "asked", _bundle(one)) for one in urgent)
        bundle = f"partner {partner.pk}"
        rest = [one for one in rows if one not in urgent and _bundle(one) not in told]
        if rest and bundle not in told:
            letters += _letter(partner, rest, "asked", bundle)
    audit.about(letters=letters)
    return letters


@command(Area.CONTACT, Level.CREATE, event="request.link_sent")
def send_link(actor: Actor, /, *, contact: UUID, request: UUID) -> None:
    """Send the link of one request again, now; where the old one is too old, a new one."""
    row = held(contact)
    one = asked(row, request)
    if one.partner is None:
        raise Mistake("", "No desk is written down for this agency: ring them")
    _again(MACHINE, request=one.id)


@command(Area.CONTACT, Level.DECIDE, event="partners.written_to")
def _again(actor: Actor, /, *, request: UUID) -> None:
    """Nobody but the product itself writes letters."""
    one = Request.objects.select_related("partner").get(id=request)
    audit.about(person=one.person_id, team=one.team_id)
    if one.partner is not None:
        _letter(one.partner, [one], "asked", _bundle(one))


def half_day(now: datetime) -> datetime:
    """Return when the half of the day began in which we are: by the times of the summaries."""
    rules = numbers()
    return latest_summary(now, rules) or summary_before(now, rules)


def _bundle(one: Request) -> str:
    return f"request {one.id}"


def _red_told(waiting: dict[Partner, list[Request]]) -> frozenset[str]:
    """Return for which requests at RED a letter of their own went since the oldest was asked."""
    asked = [one.asked_at for rows in waiting.values() for one in rows if one.rag == "RED"]
    return bundles_since("asked", min(asked)) if asked else frozenset()


def _open_by_partner(**which: object) -> dict[Partner, list[Request]]:
    rows = Request.objects.filter(state__in=OPEN, partner__isnull=False, **which)
    found: dict[Partner, list[Request]] = {}
    for one in rows.select_related("partner").order_by("due_at", "number"):
        if one.partner is not None:
            found.setdefault(one.partner, []).append(one)
    return found


def _letter(partner: Partner, rows: Iterable[Request], code: str, bundle: str) -> int:
    lines = [
        {
            "number": one.number,
            "rag": one.rag,
            "due": words.moment(one.due_at),
            "link": str(issue(one).id),
            "part": one.state == "PARTIAL",
        }
        for one in rows
    ]
    write(code, partner.mailbox, {"requests": lines}, bundle=bundle)
    return 1


@command(Area.CONTACT, Level.DECIDE, event="partners.escalated")
def _tell_of_late(actor: Actor, /) -> int:
    """Tell the next of the three, once for each request: one letter for all that is late.

    A part of an answer stops nothing while what matters most is missing.
    """
    now, rules, letters, facts = clock.now(), numbers(), 0, list[NewFact]()
    _rise_without_desk(now, rules)
    for partner, rows in _open_by_partner(due_at__lte=now, step__lt=STEPS[-1]).items():
        late = [one for one in rows if waits_for_most(one)]
        for step in STEPS:
            due = [one for one in late if one.step < step <= _reached(one, now, rules)]
            letters += _tell(partner, step, due)
            facts += [fact for one in due for fact in _climbed(one, step)]
    record(facts)
    audit.about(letters=letters)
    return letters


def _rise_without_desk(now: datetime, rules: dict[str, int]) -> None:
    """Where no desk is written down nobody can be written to: who is to be rung shows there."""
    rows = Request.objects.filter(state__in=OPEN, partner=None, due_at__lte=now)
    for one in rows.filter(step__lt=STEPS[-1]):
        step = _reached(one, now, rules) if waits_for_most(one) else one.step
        if step > one.step:
            Request.objects.filter(id=one.id).update(step=step, changed_at=now)


def _reached(one: Request, now: datetime, rules: dict[str, int]) -> int:
    return reached(one.rag, one.due_at, now, rules)


def _tell(partner: Partner, step: int, rows: list[Request]) -> int:
    to = (partner.lead_mail, partner.senior_mail, partner.top_mail)[step - 1]
    if not rows or not to:
        return 0
    lines = [
        {
            "number": one.number,
            "rag": one.rag,
            "due": words.moment(one.due_at),
            "part": one.state == "PARTIAL",
        }
        for one in rows
    ]
    write("late", to, {"desk": partner.name, "requests": lines}, bundle=f"partner {partner.pk}")
    return 1


def _climbed(one: Request, step: int) -> list[NewFact]:
    """Keep that a step was reached, also where nobody is named whom one could write to."""
    Request.objects.filter(id=one.id).update(step=step, changed_at=clock.now())
    partner = one.partner
    name = (partner.lead, partner.senior, partner.top)[step - 1] if partner else ""
    return [
        NewFact(
            name="request.escalated",
            person=one.person_id,
            team=one.team_id,
            thread=one.id,
            parent=one.contact_id,
            occurred_at=clock.now(),
            data={**said_of(one), "step": step},
            rationale=name,
        )
    ]
