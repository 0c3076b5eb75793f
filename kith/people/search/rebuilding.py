"""All keys made again: when other code makes them, and to see that none is amiss."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel.bench import code_hash
from kith.people.models import Person
from kith.people.search.keeping import keep_keys

AT_ONCE = 2_000
Progress = Callable[[int, int, str], None]
_MADE_BY = "SELECT obj_description('people_personkey'::regclass)"


def rebuild_keys(progress: Progress | None = None) -> int:
    """Make everybody's keys again; return how many were missing or too many."""
    changed, done = 0, 0
    with acting_as(MACHINE):
        count = Person.objects.count()
    for ids in _everybody():
        with acting_as(MACHINE):
            changed += keep_keys(ids)
        done += len(ids)
        if progress:
            progress(done, count, "keys")
    return changed


def _everybody() -> Iterator[list[int]]:
    last = 0
    while True:
        with acting_as(MACHINE):
            found = Person.objects.filter(id__gt=last).order_by("id")
            ids = list(found.values_list("id", flat=True)[:AT_ONCE])
        if not ids:
            return
        yield ids
        last = ids[-1]


def ensure_keys(owner: BaseDatabaseWrapper) -> None:
    """Make all keys again where other code made those that are there; the table says which did."""
    wanted = code_hash(["rules", "data"], Path(__file__).parent)
    with owner.cursor() as cursor:
        cursor.execute(_MADE_BY)
        if cursor.fetchone() == (wanted,):
            return
        rebuild_keys()
        cursor.execute(f"COMMENT ON TABLE people_personkey IS '{wanted}'")
