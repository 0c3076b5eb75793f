"""Keep a moment of the picture under a title; move somebody in their row by hand."""

from collections.abc import Sequence

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.people.models import Nudge, PictureVersion
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.commands.adding import must_be_there
from kith.people.ties.picture import NO_PERSON
from kith.people.ties.reading import read_family


@command(Area.CHILD, Level.CREATE, event="picture.kept")
def keep_version(actor: Actor, /, *, person: int, title: str) -> int:
    """Keep this moment of the picture, and return its number. The picture itself is drawn anew."""
    if not title.strip():
        raise Mistaken("title", "Give this moment a title, like “Before the first conference”")
    kept = PictureVersion.objects.create(person_id=person, title=title.strip(), by=actor.id or None)
    return int(kept.pk)


@command(Area.CHILD, Level.CREATE, event="picture.moved")
def put_in_order(actor: Actor, /, *, person: int, row: Sequence[int]) -> None:
    """Keep the order of one row of the picture, from left to right.

    Those in it who have no record, such as a loss, only take a place.
    """
    must_be_there(read_family(person), *(one for one in row if one < NO_PERSON))
    Nudge.objects.bulk_create(
        [
            Nudge(person_id=person, other_id=one, place=place)
            for place, one in enumerate(row)
            if one < NO_PERSON
        ],
        update_conflicts=True,
        unique_fields=["person", "other"],
        update_fields=["place"],
    )
