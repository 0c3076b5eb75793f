"""Reads: who may see a child and why, who has looked, what waits for review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kith.access import rules
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, query
from kith.access.looked import DONE, READS
from kith.access.models import AuditEvent, BreakGlassReview, Grant, MergedAway, Restriction
from kith.accounts.queries import account_cards, away_at, holders_of, on_duty, teams
from kith.accounts.roles import ROLES, Area, Level, Scope
from kith.accounts.rules import stands_in
from kith.kernel import clock

MOST = 200
BROKEN = "break-glass"


@dataclass(frozen=True)
class GrantLine:
    """One reason for which somebody sees a child."""

    id: int
    who: str
    why: str
    since: datetime
    until: datetime | None
    covered_by: str = ""


@dataclass(frozen=True)
class RestrictionLine:
    """One restriction, as those who still see the child see it."""

    id: int
    code: str
    words: str
    reason: str
    set_by: str
    set_at: datetime
    review_by: date
    parties: tuple[str, ...]
    sees: bool


@dataclass(frozen=True)
class Sight:
    """Who may see a child and why: by grant, by a role for the whole service; and who may not."""

    granted: tuple[GrantLine, ...]
    by_role: tuple[tuple[str, tuple[str, ...]], ...]
    restrictions: tuple[RestrictionLine, ...]


@dataclass(frozen=True)
class Look:
    """One line of "who has looked at this record"."""

    at: datetime
    who: str
    what: str


@dataclass(frozen=True)
class Opened:
    """A record that was opened by breaking glass, for whoever reviews it."""

    id: int
    person: int
    who: str
    reason: str
    words: str
    opened_at: datetime
    due_at: datetime
    mine: bool
    late: bool


@dataclass(frozen=True)
class MyChild:
    """A child whom the actor sees by a grant, with the reasons."""

    person: int
    reasons: tuple[str, ...]


def _live() -> Q:
    now = clock.now()
    return Q(from_at__lte=now) & (Q(until_at=None) | Q(until_at__gt=now))


def _names(ids: Iterable[int | None]) -> dict[int | None, str]:
    cards = account_cards({one for one in ids if one})
    return {None: "Kith", **{card.id: card.name for card in cards}}


@query(Area.CHILD, Level.VIEW, reads="who may see this record")
def sight_of(actor: Actor, /, *, person: int) -> Sight:
    """Return who may see this child, and why."""
    granted = list(Grant.objects.filter(_live(), person_id=person).order_by("from_at", "id")[:MOST])
    covers = _covers(granted)
    names = _names({*(grant.account_id for grant in granted), *covers.values()})
    desks = {team.id: team.name for team in teams()}
    lines = tuple(_line(one, names, desks, covers) for one in granted)
    return Sight(lines, _by_role(), _restrictions(person))


def _covers(granted: Iterable[Grant]) -> dict[int, int]:
    """Return who covers each of those who work with the child and are away now, by grant."""
    away = away_at()
    workers = (one for one in granted if one.reach == "worker" and one.reason != BROKEN)
    cover = ((one, stands_in(one.account_id, away)) for one in workers if one.account_id in away)
    return {one.pk: by for one, by in cover if by is not None}


def _line(
    grant: Grant, names: dict[int | None, str], desks: dict[int, str], covers: dict[int, int]
) -> GrantLine:
    why = rules.why_words(grant.reason)
    if grant.account_id is None:
        return GrantLine(grant.pk, _team_words(grant, desks), why, grant.from_at, grant.until_at)
    return GrantLine(
        grant.pk,
        names[grant.account_id],
        why,
        grant.from_at,
        grant.until_at,
        names[covers[grant.pk]] if grant.pk in covers else "",
    )


def _team_words(grant: Grant, desks: dict[int, str]) -> str:
    name = desks.get(grant.team_id or 0, "A team")
    return f"Everyone in {name}" if grant.reach == "members" else f"Managers of {name}"


def _by_role() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return those whose role reads the whole service; the night team while on the rota."""
    wide = [role for role in ROLES.values() if role.scope is Scope.WIDE and role.kind == "worker"]
    held = (
        (role, on_duty(role.only_on) if role.only_on else holders_of(role.code)) for role in wide
    )
    return tuple((role.name, tuple(card.name for card in cards)) for role, cards in held if cards)


def _restrictions(person: int) -> tuple[RestrictionLine, ...]:
    found = Restriction.objects.filter(person_id=person, lifted_at=None).order_by("id")
    found = found.prefetch_related("parties")
    named = {party.account_id for one in found for party in one.parties.all()}
    names = _names({*named, *(one.set_by for one in found)})
    return tuple(
        RestrictionLine(
            one.pk,
            one.code,
            rules.RESTRICTIONS[one.code],
            one.reason,
            names[one.set_by],
            one.set_at,
            one.review_by,
            tuple(sorted(names[party.account_id] for party in one.parties.all())),
            one.code != "R5",
        )
        for one in found
    )


@query(Area.CHILD, Level.VIEW, reads="who has looked at this record")
def who_has_looked(actor: Actor, /, *, person: int) -> tuple[Look, ...]:
    """Return who read or changed this record, or one that was merged into it, latest first."""
    merged = MergedAway.objects.filter(kept=person).values_list("gone", flat=True)
    about = AuditEvent.objects.filter(person_id__in=[person, *merged])
    events = list(about.order_by("-id")[:MOST])
    names = _names(event.account_id for event in events)
    return tuple(Look(event.at, names[event.account_id], _what(event)) for event in events)


def _what(event: AuditEvent) -> str:
    """Say an event in words: "Read: child page", "Grant given"."""
    if event.event == "read":
        reads = str(event.detail.get("reads", "record"))
        return f"Read: {READS.get(reads, reads)}"
    if event.event in DONE:
        return DONE[event.event]
    return event.event.replace(".", " ").replace("_", " ").capitalize()


@query(Area.CHILD, Level.REASON)
def opened_records(actor: Actor, /) -> tuple[Opened, ...]:
    """Return the records opened by breaking glass that wait for review, soonest due first."""
    return _opened(actor, Q())


@query(Area.CHILD, Level.REASON)
def opened_record(actor: Actor, /, *, review: int) -> Opened:
    """Return one of them."""
    found = _opened(actor, Q(pk=review))
    if not found:
        raise NotHere
    return found[0]


def _opened(actor: Actor, which: Q) -> tuple[Opened, ...]:
    if not actor.roles & rules.REVIEWERS:
        raise Refused("A head of service or the information governance lead reviews these.")
    waiting = BreakGlassReview.objects.filter(which, reviewed_at=None).order_by("due_at", "id")
    found = list(waiting[:MOST])
    names = _names(one.account_id for one in found)
    return tuple(
        Opened(
            one.pk,
            one.person_id,
            names[one.account_id],
            rules.BREAK_GLASS_REASONS.get(one.reason_code, one.reason_code),
            one.words,
            one.opened_at,
            one.due_at,
            one.account_id == actor.id,
            clock.now() >= one.due_at,
        )
        for one in found
    )


@query(Area.CHILD, Level.VIEW)
def check_sees(actor: Actor, /, *, person: int) -> None:
    """Be `NotHere` where the actor does not see this person."""


@query(Area.CHILD, Level.SUMMARY)
def kept_instead(actor: Actor, /, *, gone: int) -> int | None:
    """Return the record that is kept in place of one merged away, where the actor sees it."""
    return MergedAway.objects.filter(gone=gone).values_list("kept", flat=True).first()


@query(Area.CHILD, Level.SUMMARY)
def my_children(actor: Actor, /) -> tuple[MyChild, ...]:
    """Return whom the actor sees by a grant of their own or of their teams, and why."""
    mine = Q(account_id=actor.id) | Q(team_id__in=actor.teams, reach="members")
    if actor.scope >= Scope.TEAM:
        mine |= Q(team_id__in=actor.teams, reach="managers")
    away = covered_by(actor.id)
    passed_on = Q(account_id__in=away, reach="worker") & ~Q(reason=BROKEN)
    found = Grant.objects.filter(_live(), mine | passed_on).order_by("person_id", "id")
    reasons: dict[int, list[str]] = {}
    for grant in found:
        why = rules.why_words(grant.reason)
        if grant.account_id in away:
            why = f"Covers for {away[grant.account_id]}"
        reasons.setdefault(grant.person_id, []).append(why)
    return tuple(MyChild(person, tuple(dict.fromkeys(why))) for person, why in reasons.items())


def covered_by(account: int) -> dict[int | None, str]:
    """Return those whose work this account takes while they are away, by name."""
    away = away_at()
    return _names(one for one in away if one != account and stands_in(one, away) == account)
