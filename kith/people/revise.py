"""Bring people in line with what a later return says; the story of each keeps what was."""

from collections.abc import Iterator, Mapping

from django.db.models import Q

from kith.kernel import clock
from kith.people.models import Disability, Person, PersonChange
from kith.people.people import BATCH, PLAIN, Facts, add_disabilities, add_names, facts_of


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
    return set(changed)


def _lock(said: Mapping[int, Facts]) -> dict[int, int]:
    rows = Person.objects.filter(id__in=list(said)).order_by("id").select_for_update()
    return dict(rows.values_list("id", "version"))


def _differs(kept: Facts, said: Facts) -> bool:
    plain = any(getattr(kept, field) != getattr(said, field) for field in PLAIN)
    return plain or not said.names <= kept.names or said.disabilities != kept.disabilities


def _write_plain(changed: Mapping[int, Facts], versions: Mapping[int, int]) -> None:
    rows = [
        Person(id=one, version=versions[one], **{field: getattr(facts, field) for field in PLAIN})
        for one, facts in changed.items()
    ]
    Person.objects.bulk_update(rows, [*PLAIN, "version"], batch_size=BATCH)


def _write_disabilities(changed: Mapping[int, Facts], kept: Mapping[int, Facts]) -> None:
    gone = [
        Q(person_id=one, code=code)
        for one in changed
        for code in kept[one].disabilities - changed[one].disabilities
    ]
    for start in range(0, len(gone), BATCH):
        Disability.objects.filter(Q(*gone[start : start + BATCH], _connector=Q.OR)).delete()
    add_disabilities(
        (one, code)
        for one in changed
        for code in changed[one].disabilities - kept[one].disabilities
    )


def _tell(
    changed: Mapping[int, Facts], kept: Mapping[int, Facts], versions: Mapping[int, int], by: int
) -> None:
    now = clock.now()
    rows = [
        PersonChange(
            person_id=one, field=field, old=old, new=new, version=versions[one], by=by, at=now
        )
        for one, facts in changed.items()
        for field, old, new in _story(kept[one], facts)
    ]
    PersonChange.objects.bulk_create(rows, batch_size=BATCH)


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
