"""Hiding a child from those who must not know, naming who may, lifting it again (SPEC H2)."""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import Q

from kith.access import audit, rules
from kith.access.actors import Actor, actor_for
from kith.access.gates import NotHere, Refused, command
from kith.access.grants import NOT_FOR_GOOD
from kith.access.models import Restriction, RestrictionParty
from kith.access.signing import opened
from kith.accounts.queries import held_at
from kith.accounts.roles import Area, Level
from kith.kernel import clock


@command(Area.CHILD, Level.VIEW, event="restriction.set")
def restrict(
    actor: Actor,
    /,
    *,
    person: int,
    code: str,
    reason: str,
    review_by: date,
    parties: Collection[int],
) -> int:
    """Hide a child: R1 and R3 from all but the parties (and whoever sets it), R5 from the parties.

    At least one of those who still see must be able to lift it again.
    """
    _check_is_kept(person)
    _check(actor, code, reason, review_by)
    named = set(parties) if code == "R5" else {actor.id, *parties}
    if not named:
        raise Refused("Say from whom this record must be hidden.")
    if code == "R5":
        _check_leaves_a_leader(named)
    elif not any(rules.may_lift(code, actor_for(one).roles) for one in named):
        raise Refused("Name somebody who may lift it again: a head of service.")
    audit.about(code=code)
    return write_restriction(person, code, reason.strip(), review_by, named)


def _check_is_kept(person: int) -> None:
    """Whoever only opened the record in an emergency must not hide that they did."""
    if not audit.keeps(person):
        raise Refused(NOT_FOR_GOOD)


def _check_leaves_a_leader(blind: Collection[int]) -> None:
    """Somebody who is not kept from the record must be able to let it be seen again."""
    leaders = {one.account for one in held_at(None, Q(role="head_of_service"))}
    if leaders and leaders <= set(blind):
        raise Refused("At least one head of service must go on seeing this record.")


def _check(actor: Actor, code: str, reason: str, review_by: date) -> None:
    if code not in rules.RESTRICTIONS or not reason.strip():
        raise Refused("Choose the kind of restriction and say why it is needed.")
    if not rules.may_set(code, actor.roles):
        raise Refused("Your role does not set this restriction. Ask a manager now.")
    if not rules.review_in_time(clock.today(), review_by):
        raise Refused("A restriction is looked at again within 90 days.")


def write_restriction(
    person: int, code: str, reason: str, review_by: date, named: Collection[int]
) -> int:
    """Write a restriction, inside a gate. The parties come first: once it stands they cannot."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('access_restriction_ids')")
        number: int = cursor.fetchone()[0]
    RestrictionParty.objects.bulk_create(
        RestrictionParty(restriction_id=number, person_id=person, account_id=one, sees=code != "R5")
        for one in sorted(named)
    )
    Restriction.objects.create(
        id=number,
        person_id=person,
        code=code,
        reason=reason,
        set_by=opened().actor.id or None,
        set_at=clock.now(),
        review_by=review_by,
    )
    return number


@command(Area.CHILD, Level.VIEW, event="restriction.lifted")
def lift_restriction(actor: Actor, /, *, person: int, restriction: int, why: str) -> None:
    """Let the record be seen by its grants alone again."""
    _held(actor, person, restriction)
    if not why.strip():
        raise Refused("Say why it is no longer needed.")
    Restriction.objects.filter(pk=restriction).update(
        lifted_at=clock.now(), lifted_by=actor.id, lifted_why=why.strip()
    )


@command(Area.CHILD, Level.VIEW, event="restriction.extended")
def extend_restriction(actor: Actor, /, *, person: int, restriction: int, review_by: date) -> None:
    """Keep it after looking at it again, until another day within 90 days."""
    _held(actor, person, restriction)
    if not rules.review_in_time(clock.today(), review_by):
        raise Refused("A restriction is looked at again within 90 days.")
    Restriction.objects.filter(pk=restriction).update(review_by=review_by)


@command(Area.CHILD, Level.VIEW, event="restriction.party")
def name_party(actor: Actor, /, *, person: int, restriction: int, account: int) -> None:
    """Name one more account: to see (R1, R3), or not to see (R5)."""
    held = _held(actor, person, restriction)
    if held.code == "R5":
        parties = RestrictionParty.objects.filter(restriction_id=held.pk)
        _check_leaves_a_leader({account, *parties.values_list("account_id", flat=True)})
    audit.about(code=held.code, party=account)
    RestrictionParty.objects.create(
        restriction_id=held.pk, person_id=person, account_id=account, sees=held.code != "R5"
    )


def _held(actor: Actor, person: int, restriction: int) -> Restriction:
    """Return a restriction that stands and that this actor may change."""
    _check_is_kept(person)
    standing = Restriction.objects.select_for_update().filter(lifted_at=None, person_id=person)
    held = standing.filter(pk=restriction).first()
    if held is None:
        raise NotHere
    if not rules.may_lift(held.code, actor.roles):
        raise Refused("Your role does not change this restriction. Ask a head of service.")
    audit.about(code=held.code)
    return held
