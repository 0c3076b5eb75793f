"""Keep the keys of people in step with what is known of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection

from kith.people.search.reading import known_of
from kith.people.search.rules.keys import keys_of

AT_ONCE = 2_000
KEPT = "SELECT person_id, key FROM people_personkey WHERE person_id = ANY (%s)"
DROP = """
DELETE FROM people_personkey k
 USING unnest(%s::bigint[], %s::bigint[]) AS n(person_id, key)
 WHERE k.person_id = n.person_id AND k.key = n.key
"""
ADD = """
INSERT INTO people_personkey (person_id, key) SELECT * FROM unnest(%s::bigint[], %s::bigint[])
"""
Pair = tuple[int, int]


def keep_keys(person_ids: Iterable[int]) -> int:
    """Bring the keys of these people in line with what is known of them; return how many changed.

    For commands, in the same transaction as the change itself. Nobody is found by what was not
    handed in here. Whoever was merged into another record has no keys of their own.
    """
    left, changed = iter(sorted(set(person_ids))), 0
    while ids := list(islice(left, AT_ONCE)):
        changed += _keep(ids)
    return changed


def _keep(ids: Sequence[int]) -> int:
    wanted = {(one, key) for one, known in known_of(ids).items() for key in keys_of(known)}
    kept = set(_kept(ids))
    _run(DROP, kept - wanted)
    _run(ADD, wanted - kept)
    return len(kept ^ wanted)


def _kept(ids: Sequence[int]) -> Iterator[Pair]:
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [list(ids)])
        yield from cursor.fetchall()


def _run(statement: str, pairs: set[Pair]) -> None:
    if pairs:
        people, keys = zip(*sorted(pairs), strict=True)
        with connection.cursor() as cursor:
            cursor.execute(statement, [list(people), list(keys)])
