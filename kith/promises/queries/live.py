"""Whether anything was told of a child since a page was drawn: a mark for polling, in one query."""

from django.db import connection

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level

_TOLD = """
SELECT (SELECT count(*) FROM promises_fact WHERE person_id = %(person)s),
  (SELECT max(seq) FROM promises_fact WHERE person_id = %(person)s),
  (SELECT count(*) FROM promises_act WHERE person_id = %(person)s)
"""


@query(Area.CHILD, Level.SUMMARY)
def child_version(actor: Actor, /, *, person: int) -> str:
    """Return a mark that changes with every fact and every answer about a child.

    Facts are counted too, since a lower number may be committed after a higher one.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, {"person": person})
        return "-".join(str(number or 0) for number in (person, *cursor.fetchone()))
