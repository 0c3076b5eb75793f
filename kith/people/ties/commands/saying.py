"""Say what is between two people, what was lost, who may be told, and who is safe to contact."""

from typing import TypeVar

from django.db.models import Q

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import Refused, command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.models import Bond, ContactSafety, Kept, Loss, Mark, Told
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.commands.adding import must_be_there
from kith.people.ties.reading import read_family

Row = TypeVar("Row", bound=Kept)


@command(Area.CHILD, Level.CREATE, event="bond.said")
def say_bond(
    actor: Actor, /, *, person: int, of: int, other: int, quality: str, source: str
) -> None:
    """Say what is between two people. What the same voice said before holds until today."""
    known = read_family(person)
    must_be_there(known, of, other)
    if of == other:
        raise Mistaken("other", "Choose somebody else")
    both = Q(a_id=of, b_id=other) | Q(a_id=other, b_id=of)
    _end(actor, Bond, both & Q(source=source))
    Bond.objects.create(
        a_id=of,
        b_id=other,
        quality=quality,
        source=source,
        from_on=clock.today(),
        recorded_by=actor.id or None,
    )
    audit.about(other=other)


@command(Area.CHILD, Level.CREATE, event="loss.recorded")
def record_loss(
    actor: Actor,
    /,
    *,
    person: int,
    of: int,
    kind: str,
    year: int | None = None,
    other: int | None = None,
    agreed: str = "",
    relevant_why: str = "",
    source: str = "",
) -> None:
    """Record a pregnancy or a loss. It is drawn only with agreement and a reason (SPEC I1)."""
    known = read_family(person)
    must_be_there(known, of, *([other] if other else []))
    if other == of:
        raise Mistaken("other", "Choose somebody else")
    if year is not None and not 1900 <= year <= known.day.year + 1:
        raise Mistaken("year", "Look at the year again")
    Loss.objects.create(
        person_id=of,
        other_id=other,
        kind=kind,
        year=year,
        agreed=agreed,
        relevant_why=relevant_why,
        source=source,
        recorded_by=actor.id or None,
    )


@command(Area.CHILD, Level.CREATE, event="mark.said")
def say_mark(
    actor: Actor,
    /,
    *,
    person: int,
    of: int,
    kind: str,
    agreed: str = "",
    relevant_why: str = "",
    source: str = "",
) -> None:
    """Say what somebody's symbol shows of their health, or how they wish to be drawn (SPEC I1).

    It is drawn only with agreement and a reason, and only whoever may read of health is told.
    """
    must_be_there(read_family(person), of)
    if not actor.may(Area.HEALTH, Level.VIEW):
        raise Refused("Your role does not include reading about somebody’s health.")
    _end(actor, Mark, Q(person_id=of, kind=kind))
    Mark.objects.create(
        person_id=of,
        kind=kind,
        agreed=agreed.strip(),
        relevant_why=relevant_why.strip(),
        source=source,
        from_on=clock.today(),
        recorded_by=actor.id or None,
    )
    audit.about(other=of)


@command(Area.CHILD, Level.CREATE, event="told.said")
def say_told(
    actor: Actor, /, *, person: int, of: int, may: str, why: str = "", source: str = ""
) -> None:
    """Say whether somebody may be told things about the child; the last word holds."""
    must_be_there(read_family(person), of)
    _end(actor, Told, Q(person_id=person, other_id=of))
    Told.objects.create(
        person_id=person,
        other_id=of,
        may=may,
        why=why,
        source=source,
        from_on=clock.today(),
        recorded_by=actor.id or None,
    )
    audit.about(other=of)


@command(Area.CHILD, Level.CREATE, event="safety.said")
def say_safe(
    actor: Actor, /, *, person: int, of: int, safe: str, how: str = "", source: str = ""
) -> None:
    """Say whether it is safe for the child that we contact somebody; the last word holds."""
    must_be_there(read_family(person), of)
    if safe == "only" and not how.strip():
        raise Mistaken("how", "Say in which way it is safe")
    _end(actor, ContactSafety, Q(person_id=person, other_id=of))
    ContactSafety.objects.create(
        person_id=person,
        other_id=of,
        safe=safe,
        how=how,
        source=source,
        from_on=clock.today(),
        recorded_by=actor.id or None,
    )
    audit.about(other=of)


def _end(actor: Actor, table: type[Row], which: Q) -> None:
    """Let what was said before hold until today."""
    said = table._default_manager.filter(which, retracted_at=None, until_on=None)
    said.update(until_on=clock.today(), ended_at=clock.now(), ended_by=actor.id or None)
