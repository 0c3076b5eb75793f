"""Draw an ecomap: a worker with a child or a parent, or the child alone. None is drawn over.

One that is wrong is taken back with a reason, and stays. What a child drew alone nobody takes back.
"""

from collections.abc import Sequence

from django.db.models import Q

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command
from kith.access.models import Grant
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.ecomap.rules import VOICES, Line
from kith.people.models import Ecomap, EcomapLine
from kith.people.rules.mistakes import Mistaken

DREW_ALONE = "The child drew this alone, and it stays as it is. Draw another beside it together."


@command(Area.CHILD, Level.CREATE, event="ecomap.drawn")
def draw_map(
    actor: Actor, /, *, person: int, voice: str, lines: Sequence[Line], note: str = ""
) -> int:
    """Keep a map in the voice of a child, a parent or a worker, drawn with a worker beside."""
    return _keep(actor, person, voice, lines, note, together=True)


@command(Area.CHILD, Level.SUMMARY, event="ecomap.drawn")
def draw_my_map(actor: Actor, /, *, lines: Sequence[Line], note: str = "") -> int:
    """Keep a map that a child drew of their own life, on their own."""
    person = own_record(actor)
    audit.about(person=person)
    return _keep(actor, person, "child", lines, note, together=False)


@command(Area.CHILD, Level.CREATE, event="ecomap.retracted")
def take_back_map(actor: Actor, /, *, person: int, number: int, why: str) -> None:
    """Take back a map that is wrong (another child's, in the wrong voice), and say why."""
    row = Ecomap.objects.filter(pk=number, person_id=person).select_for_update().first()
    if row is None:
        raise NotHere
    if not row.together:
        raise Refused(DREW_ALONE)
    if row.retracted_at:
        raise Mistaken("", "Somebody has taken this map back already")
    if not why.strip():
        raise Mistaken("why", "Say why this is wrong")
    row.retracted_at, row.retracted_by = clock.now(), actor.id or None
    row.retracted_why = why.strip()
    row.save(update_fields=["retracted_at", "retracted_by", "retracted_why"])


def own_record(actor: Actor) -> int:
    """Return the record of a child who is signed in as themselves, inside a gate."""
    if actor.kind != "child":
        raise Refused("Only a child may draw their own map here.")
    now = clock.now()
    holds = Q(from_at__lte=now) & (Q(until_at=None) | Q(until_at__gt=now))
    mine = Grant.objects.filter(holds, account_id=actor.id, reach="self").order_by("id").first()
    if mine is None:
        raise NotHere
    return mine.person_id


def _keep(
    actor: Actor, person: int, voice: str, lines: Sequence[Line], note: str, *, together: bool
) -> int:
    if voice not in VOICES:
        raise NotHere
    if not lines:
        raise Mistaken("", "Nothing is on the map yet. Choose at least one part of life")
    drawn = Ecomap.objects.create(
        person_id=person,
        voice=voice,
        made_on=clock.today(),
        made_by=actor.id or None,
        together=together,
        note=note,
    )
    EcomapLine.objects.bulk_create(
        EcomapLine(person_id=person, ecomap=drawn, **vars(line)) for line in lines
    )
    return int(drawn.pk)
