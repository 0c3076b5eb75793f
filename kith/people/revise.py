"""Bring people in line with what a later return says; the story of each keeps what was."""

from collections.abc import Iterator, Mapping

from kith.kernel import clock
from kith.people import bulk
from kith.people.models import Person
from kith.people.people import PLAIN, Facts, add_disabilities, add_names, facts_of, plain
from kith.people.search import keep_keys


def revise_people(said: Mapping[int, Facts], *, by: int) -> set[int]:
    """Revise these people and return those in whom something changed; the rest is not touched.

    Names are only ever added, since what others called a child stays true of its time. The rows
    are locked first, in order, so that nobody's edit is lost in between.
    """
    versions = _lock(said)
    kept = facts_of(versions)
    changed = {one: said[one] for one in versions if _differs(kept[one], said[one])}
    versions = {one: versions[one] + 1 for one in changed}
    _write_plain(changed, versions)
    add_names((one, name) for one in changed for name in said[one].names - kept[one].names)
    _write_disabilities(changed, kept)
    _tell(changed, kept, versions, by)
    keep_keys(changed)
    return set(changed)


def _lock(said: Mapping[int, Facts]) -> dict[int, int]:
    rows = Person.objects.filter(id__in=list(said)).order_by("id").select_for_update()
    return dict(rows.values_list("id", "version"))


def _differs(kept: Facts, said: Facts) -> bool:
    more_names = not said.names <= kept.names
    return plain(kept) != plain(said) or more_names or said.disabilities != kept.disabilities


def _write_plain(changed: Mapping[int, Facts], versions: Mapping[int, int]) -> None:
    rows = ((one, *plain(facts), versions[one]) for one, facts in changed.items())
    bulk.run(bulk.UPDATE_PEOPLE, rows)


def _write_disabilities(changed: Mapping[int, Facts], kept: Mapping[int, Facts]) -> None:
    def only(these: Mapping[int, Facts], those: Mapping[int, Facts]) -> list[tuple[int, str]]:
        return [(n, c) for n in changed for c in these[n].disabilities - those[n].disabilities]

    bulk.run(bulk.DELETE_DISABILITIES, only(kept, changed))
    add_disabilities(only(changed, kept))


def _tell(
    changed: Mapping[int, Facts], kept: Mapping[int, Facts], versions: Mapping[int, int], by: int
) -> None:
    now = clock.now()
    rows = (
        (one, field, old, new, versions[one], by, now)
        for one, facts in changed.items()
        for field, old, new in _story(kept[one], facts)
    )
    bulk.run(bulk.INSERT_CHANGES, rows)


def _story(before: Facts, after: Facts) -> Iterator[tuple[str, str, str]]:
    for field in PLAIN:
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield field, str(old or ""), str(new or "")
    for name in sorted(after.names - before.names, key=str):
        yield name.scheme, "", name.value
    if before.disabilities != after.disabilities:
        yield "disabilities", _listed(before.disabilities), _listed(after.disabilities)


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))
