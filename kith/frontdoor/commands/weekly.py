"""Each Monday morning one letter to the lead of each desk that was asked in the week before.

The first one of a month says as well what the agency's word of children held in the month before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Partner, Request
from kith.frontdoor.queries.quality import held_between
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.quality import Line, compared, month_before, month_of
from kith.frontdoor.rules.replies import State
from kith.frontdoor.rules.week import Question, Week, dates_of, is_time, week_before, week_of
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.messages.letters import bundles_since, write
from kith.promises.queries.reading import numbers
from kith.web import words

CODE = "week"
Month = dict[str, Any]
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
    months = _months(left, set(asked), now, end)
    written = sorted({*asked, *months})
    for pk in written:
        week = week_of(asked.get(pk, ()), waiting.get(pk, ()), now)
        _letter(left[pk], week, start, end, months.get(pk))
    audit.about(letters=len(written))
    return len(written)


def _months(
    left: Mapping[int, Partner], asked: set[int], now: datetime, monday: datetime
) -> dict[int, Month]:
    """Return what is said of the month before, to each desk that has not heard of it yet.

    Whom nobody asked hears it on the Monday itself.
    """
    if monday < month_of(now):
        return {}
    heard = bundles_since(CODE, month_of(now))
    today = local_date(monday) == local_date(now)
    due = {pk: one for pk, one in left.items() if (pk in asked or today)}
    due = {pk: one for pk, one in due.items() if _bundle(one) not in heard}
    held = held_between(*month_before(now)) if due else {}
    lines = {pk: compared(one.agency, held) for pk, one in due.items()}
    return {pk: _month(due[pk], said, now) for pk, said in lines.items() if said}


def _month(desk: Partner, lines: Iterable[Line], now: datetime) -> Month:
    first, _ = month_before(now)
    return {
        "agency": AGENCIES[desk.agency],
        "month": f"{local_date(first):%B %Y}",
        "lines": [[one.key, one.theirs, one.everybody] for one in lines],
    }


def _asked(desks: set[int], start: datetime, end: datetime) -> dict[int, list[Question]]:
    rows = Request.objects.filter(partner_id__in=desks, asked_at__gte=start, asked_at__lt=end)
    found: dict[int, list[Question]] = {}
    for one in rows.exclude(state=State.WITHDRAWN).only(*COLUMNS):
        told = Question(one.state, one.asked_at, one.due_at, one.first_answer_at)
        found.setdefault(one.partner_id or 0, []).append(told)
    return found


def _waiting(desks: set[int]) -> dict[int, list[datetime]]:
    rows = Request.objects.filter(partner_id__in=desks, state=State.SENT)
    found: dict[int, list[datetime]] = {}
    for desk, at in rows.values_list("partner_id", "asked_at"):
        found.setdefault(desk or 0, []).append(at)
    return found


def _letter(desk: Partner, week: Week, start: datetime, end: datetime, month: Month | None) -> None:
    first, last = dates_of(start, end)
    said = {"desk": desk.name, "from": words.day(first), "until": words.day(last), **asdict(week)}
    said |= {"month": month} if month else {}
    write(CODE, desk.lead_mail, said, bundle=_bundle(desk))


def _bundle(desk: Partner) -> str:
    return f"partner {desk.pk}"
