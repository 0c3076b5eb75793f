"""Telling the next person, once: the job that reads what has fallen due (S13).

Runs as the machine. A rung is logged when it is climbed; the log is what keeps it from being told
again. In the quiet hours only P0 is told; the rest waits for the morning and is not lost.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.queries import away_at, held_at, holders_of, managers_of, on_duty
from kith.accounts.roles import Area, Level
from kith.accounts.rules import stands_in
from kith.kernel import clock
from kith.messages.post import NewNotice, tell
from kith.promises.entitled import LEADERS
from kith.promises.hidden import Hiding, hidings
from kith.promises.models import Promise, Rung
from kith.promises.queries.reading import late, numbers, owed_from
from kith.promises.rules import Owed, Step, is_heard, is_quiet, reached

BATCH = 500
DUTIES = {
    "duty_manager": "duty_manager",
    "edt_lead": "edt",
    "hos_on_call": "hos_on_call",
    "dcs_on_call": "dcs_on_call",
}
ABOVE = {
    "owner": ("team_manager", *LEADERS),
    "team_manager": LEADERS,
    "head_of_service": ("director",),
    "duty_manager": ("edt_lead", "hos_on_call", "dcs_on_call", *LEADERS),
    "edt_lead": ("hos_on_call", "dcs_on_call", *LEADERS),
    "hos_on_call": ("dcs_on_call", *LEADERS),
    "dcs_on_call": LEADERS,
}


@dataclass
class Reach:
    """Who stands behind each role now; looked up once a run."""

    now: datetime
    away: dict[int, int | None]
    hidden: tuple[Hiding, ...]
    held: dict[tuple[str, int], tuple[int, ...]]

    @classmethod
    def at(cls, now: datetime) -> "Reach":
        """Begin with nobody looked up."""
        return cls(now, away_at(now), hidings(), {})

    def to(self, role: str, owed: Owed) -> tuple[int, ...]:
        """Return the accounts to tell: never somebody who is away without their cover.

        Where nobody stands behind a role now, whoever is next above it is told in their place.
        Nobody is told of a child who is hidden from them; at the last, those whom the restriction
        names are.
        """
        hiding = [one for one in self.hidden if one.person == owed.person]
        for one in (role, *ABOVE[role]):
            found = self._standing(self._behind(one, owed), hiding)
            if found:
                return found
        return self._standing(sorted({each for one in hiding for each in one.but}), hiding)

    def _standing(self, accounts: Iterable[int], hiding: list[Hiding]) -> tuple[int, ...]:
        standing = (stands_in(account, self.away) for account in accounts)
        here = dict.fromkeys(account for account in standing if account is not None)
        return tuple(one for one in here if not any(each.hides_from(one) for each in hiding))

    def _behind(self, role: str, owed: Owed) -> tuple[int, ...]:
        if role == "owner":
            return (owed.owner,) if owed.owner is not None else self._in_team(owed)
        key = (role, owed.team if role == "team_manager" else 0)
        if key not in self.held:
            self.held[key] = self._holders(role, owed.team)
        return self.held[key]

    def _in_team(self, owed: Owed) -> tuple[int, ...]:
        """Return who holds the role that owes, in the team that the promise is with; a leader
        owes for every team.
        """
        if owed.owner_role in LEADERS:
            return self._behind(owed.owner_role, owed)
        key = (f"owner {owed.owner_role}", owed.team)
        if key not in self.held:
            which = Q(team_id=owed.team, role=owed.owner_role)
            self.held[key] = tuple(held.account for held in held_at(self.now, which))
        return self.held[key]

    def _holders(self, role: str, team: int) -> tuple[int, ...]:
        if role in DUTIES:
            cards = on_duty(DUTIES[role], self.now)
        elif role == "team_manager":
            cards = managers_of(team, self.now)
        else:
            cards = holders_of(role, self.now)
        return tuple(card.id for card in cards)


def escalate() -> int:
    """Tell whoever must now be told, and return how many lines were told."""
    return climb(MACHINE)


@command(Area.CHILD, Level.DECIDE, event="promises.escalated")
def climb(actor: Actor, /) -> int:
    """Climb every ladder as far as the clock says."""
    now, rules = clock.now(), numbers()
    quiet, reach = is_quiet(now, rules), Reach.at(now)
    told = 0
    for batch in _late(now, quiet):
        climbed = ((one, step) for one in batch for step in reached(one, now, rules))
        steps = [(one, step) for one, step in climbed if is_heard(step, one, quiet)]
        told += _tell_once(steps, reach, now)
    return told


def _late(now: datetime, quiet: bool) -> Iterator[list[Owed]]:
    """Yield late promises in batches by id; in the quiet hours only P0."""
    rows = Promise.objects.filter(late(now)).order_by("id")
    rows = rows.filter(alert_class="P0") if quiet else rows.exclude(alert_class="P3")
    last: UUID | None = None
    while batch := list(rows.filter(Q(id__gt=last) if last else Q())[:BATCH]):
        last = batch[-1].id
        yield owed_from(batch)


def _tell_once(steps: list[tuple[Owed, Step]], reach: Reach, now: datetime) -> int:
    ids = {one.id for one, _ in steps}
    before = Rung.objects.filter(promise__in=ids).values_list("promise", "rung", "alert_class")
    known = {(str(promise), rung, alert) for promise, rung, alert in before}
    fresh = [
        (one, step) for one, step in steps if (one.id, step.rung, one.alert_class) not in known
    ]
    rungs = list(_rungs(fresh, reach, now))
    Rung.objects.bulk_create(rungs, ignore_conflicts=True)
    tell(_pushes(fresh, reach))
    return len(rungs)


def _rungs(steps: Iterable[tuple[Owed, Step]], reach: Reach, now: datetime) -> Iterator[Rung]:
    for one, step in steps:
        for account in reach.to(step.role, one):
            yield Rung(
                promise=one.id,
                person_id=one.person,
                team_id=one.team,
                rung=step.rung,
                alert_class=one.alert_class,
                told_id=account,
                at=now,
            )


def _pushes(steps: Iterable[tuple[Owed, Step]], reach: Reach) -> Iterator[NewNotice]:
    """P0 rings at once, a line each; everything else is gathered into the summaries."""
    for one, step in steps:
        if one.alert_class != "P0":
            continue
        for account in reach.to(step.role, one):
            yield NewNotice(account, "p0", "P0", one.person, UUID(one.id), pushed=True)
