"""The fields of a person, as texts at one version."""

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.people.models import Person
from kith.people.queries.cards import Details
from kith.people.rows import codes_of, texts_of


@query(Area.CHILD, Level.VIEW)
def fields(actor: Actor, /, *, person: int) -> Details:
    """Return every field of a person at their present version."""
    return fields_of(Person.objects.get(id=person))


def fields_of(row: Person) -> Details:
    """Return the fields of a row that was read already, inside a gate that is open."""
    return Details(row.id, row.version, texts_of(row, codes_of(row.id)))
