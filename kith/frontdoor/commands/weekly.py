"""Each Monday morning one letter to the lead of each desk that was asked in the week before."""

from dataclasses import asdict
from datetime import datetime

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Partner, Request
from kith.frontdoor.rules.replies import State
from kith.frontdoor.rules.week import Asked, Week, dates_of, is_time, week_before, week_of
from kith.kernel import clock
from kith.messages.letters import bundles_since, write
from kith.promises.queries.reading import numbers
from kith.web import words

CODE = "week"
COLUMNS = ("partner_id", "state", "asked_at", "due_at", "first_answer_at")


def write_weeks() -> int:
    """Write the letters of the week that has ended, once; return how many that were."""
    now = clock.now()
    return _write(MACHINE, now=now) if is_time(now, numbers()["SUMMARY-MORNING"]) else 0


@command(Area.CONTACT, Level.DECIDE, event="partners.told_of_week")
def _write(actor: Actor, /, *, now: datetime) -> int:
    """Where Monday was missed it goes as soon as it can. A desk that nobody asked hears nothing."""
    start, end = week_before(now)
    told = bundles_since(CODE, end)
    desks = Partner.objects.exclude(lead_mail="").in_bulk()
    left = {pk: desk for pk, desk in desks.items() if _bundle(desk) not in told}
    asked = _asked(set(left), start, end)
    waiting = _waiting(set(asked))
    for pk, questions in asked.items():
        _letter(left[pk], week_of(questions, waiting.get(pk, ()), now), start, end)
    audit.about(letters=len(asked))
    return len(asked)


def _asked(desks: set[int], start: datetime, end: datetime) -> dict[int, list[Asked]]:
    rows = Request.objects.filter(partner_id__in=desks, asked_at__gte=start, asked_at__lt=end)
    found: dict[int, list[Asked]] = {}
    for one in rows.exclude(state=State.WITHDRAWN).only(*COLUMNS):
        told = Asked(one.state, one.asked_at, one.due_at, one.first_answer_at)
        found.setdefault(one.partner_id or 0, []).append(told)
    return found


def _waiting(desks: set[int]) -> dict[int, list[datetime]]:
    rows = Request.objects.filter(partner_id__in=desks, state=State.SENT)
    found: dict[int, list[datetime]] = {}
    for desk, at in rows.values_list("partner_id", "asked_at"):
        found.setdefault(desk or 0, []).append(at)
    return found


def _letter(desk: Partner, week: Week, start: datetime, end: datetime) -> None:
    first, last = dates_of(start, end)
    said = {"desk": desk.name, "from": words.day(first), "until": words.day(last), **asdict(week)}
    write(CODE, desk.lead_mail, said, bundle=_bundle(desk))


def _bundle(desk: Partner) -> str:
    return f"partner {desk.pk}"
