"""Writes: grants by hand, breaking glass, the review of it. Restrictions stand in `restricting`."""

from datetime import datetime, timedelta

from django.db import connection

from kith.access import audit, grants, rules
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command, query
from kith.access.models import BreakGlassReview, Grant
from kith.access.restricting import extend_restriction, lift_restriction, name_party, restrict
from kith.accounts.queries import open_among
from kith.accounts.roles import ROLES, Area, Level
from kith.accounts.separation import WHY, Apart, may_review_access
from kith.kernel import clock, workdays
from kith.kernel.load import accepted_rules
from kith.kernel.policy import rule_at

__all__ = [
    "break_glass",
    "check_may_break_glass",
    "end_grant",
    "extend_restriction",
    "give_grant",
    "lift_restriction",
    "name_party",
    "restrict",
    "review_break_glass",
]


@command(Area.CHILD, Level.DECIDE, event="grant.given")
def give_grant(
    actor: Actor,
    /,
    *,
    person: int,
    reach: str,
    reason: str,
    account: int | None = None,
    team: int | None = None,
    until: datetime | None = None,
) -> None:
    """Let somebody, or a team, see a child from now on, and say why."""
    if reason not in rules.BY_HAND:
        raise Refused("Choose why they need to see this record.")
    if account and not open_among([account]):
        raise Refused("They have left: choose somebody who works here.")
    audit.about(reach=reach, reason=reason, to=account, to_team=team)
    grants.add_grant(person, reach=reach, reason=reason, account=account, team=team, until=until)


@command(Area.CHILD, Level.DECIDE, event="grant.ended")
def end_grant(actor: Actor, /, *, person: int, grant: int) -> None:
    """End a grant on this child now."""
    audit.about(grant=grant)
    if not Grant.objects.filter(pk=grant, person_id=person).exists() or not grants.end(grant):
        raise NotHere


@command(Area.CHILD, Level.SUMMARY, event="glass.broken", unseen=True)
def break_glass(actor: Actor, /, *, person: int, reason_code: str, words: str) -> None:
    """Open a record that is not yours for a quarter of an hour; somebody senior looks at why.

    A number that nobody has, and a child hidden by a restriction, are both `NotHere`.
    """
    _check_may_break_glass(actor)
    if reason_code not in rules.BREAK_GLASS_REASONS or not words.strip():
        raise Refused("Choose a reason and say what you need the record for.")
    audit.about(reason=reason_code)
    if not _broken(person, reason_code, words.strip()):
        raise NotHere


@query(Area.CHILD, Level.SUMMARY)
def check_may_break_glass(actor: Actor, /) -> None:
    """Refuse whoever may not break glass, before they have written why."""
    _check_may_break_glass(actor)


def _check_may_break_glass(actor: Actor) -> None:
    if not any(rules.breaks_glass(ROLES[role]) for role in actor.roles):
        raise Refused("Your role does not open other people's records.")


def _broken(person: int, reason_code: str, words: str) -> bool:
    """Ask the database: only its own function writes this grant, together with the review."""
    now, law = clock.now(), accepted_rules()
    glass = rule_at(law, "BREAK-GLASS", clock.today())
    review = rule_at(law, "BREAK-GLASS-REVIEW", clock.today())
    minutes = timedelta(**{glass.unit: glass.value}) // timedelta(minutes=1)
    due = workdays.due(now, review.value, review.unit)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kith_break_glass(%s, %s, %s, %s, %s)",
            [person, reason_code, words, minutes, due],
        )
        return bool(cursor.fetchone()[0])


@command(Area.CHILD, Level.REASON, event="glass.reviewed")
def review_break_glass(actor: Actor, /, *, review: int, justified: bool, words: str) -> None:
    """Say whether opening a record was right. Nobody reviews their own access."""
    if not actor.roles & rules.REVIEWERS:
        raise Refused("A head of service or the information governance lead reviews this.")
    found = BreakGlassReview.objects.select_for_update().filter(pk=review).first()
    if found is None:
        raise NotHere
    if not may_review_access(actor.id, found.account_id):
        raise Refused(WHY[Apart.OWN_ACCESS])
    if found.reviewed_at is not None:
        raise Refused("Somebody has reviewed this already.")
    audit.about(person=found.person_id, review=review, justified=justified)
    BreakGlassReview.objects.filter(pk=review).update(
        reviewed_at=clock.now(),
        reviewed_by=actor.id,
        justified=justified,
        review_words=words.strip(),
    )
