"""What is kept of people, as it is compared. Hidden addresses are never read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q

from kith.people.matching.rules import Known
from kith.people.models import Address, Identifier, Person, PersonName, Phone, Tie
from kith.people.rules.numbers import FORMER_UPN, NHS, UPN
from kith.people.ties.rules.twins import groups

BATCH = 5_000


def everybody() -> Iterator[list[Known]]:
    """Yield everybody whom the actor sees and who is not merged away, some thousands at a time."""
    last = 0
    while True:
        standing = Person.objects.filter(id__gt=last, merged_into=None).exclude(kind="professional")
        people = list(standing.order_by("id")[:BATCH])
        if not people:
            return
        last = people[-1].id
        yield _known(people)


def known(ids: Collection[int]) -> list[Known]:
    """Return these people, those of them whom the actor sees."""
    return _known(Person.objects.filter(id__in=ids).order_by("id"))


def _known(people: Iterable[Person]) -> list[Known]:
    rows = list(people)
    ids = [one.id for one in rows]
    names, places = _grouped(PersonName, ids), _grouped(Address, ids)
    phones, numbers = _grouped(Phone, ids), _grouped(Identifier, ids)
    twins = _twins(ids)
    return [
        _one(
            one,
            names[one.id],
            places[one.id],
            phones[one.id],
            numbers[one.id],
            twins.get(one.id, ""),
        )
        for one in rows
    ]


def _twins(ids: Collection[int]) -> dict[int, str]:
    """Return a mark that those who were born together share, for each who was."""
    said = Tie.objects.filter(kind="twin", retracted_at=None)
    touching = said.filter(Q(a_id__in=ids) | Q(b_id__in=ids)).values_list("a_id", "b_id")
    return {one: str(min(group)) for one, group in groups(touching).items()}


def _grouped(model: Any, ids: Collection[int]) -> defaultdict[int, list[Any]]:
    """Return the rows that were never taken back, person by person, latest first."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(Q(retracted_at=None), person_id__in=ids).order_by("-id"):
        found[row.person_id].append(row)
    return found


def _one(
    person: Person,
    names: list[PersonName],
    places: list[Address],
    phones: list[Phone],
    numbers: list[Identifier],
    twins: str,
) -> Known:
    given, family = _name(person, names)
    lives = next((place.postcode for place in places if place.until_on is None), "")
    return Known(
        id=person.id,
        given=given,
        family=family,
        givens=[name.given for name in names],
        families=[name.family for name in names if name.family],
        born=person.born,
        sex=person.sex,
        postcode=lives,
        postcodes=[place.postcode for place in places if place.postcode],
        phones=[phone.value for phone in phones if phone.kind in ("mobile", "home")],
        nhs=next((one.value for one in numbers if one.scheme == NHS), ""),
        upns=[one.value for one in numbers if one.scheme in (UPN, FORMER_UPN)],
        twins=twins,
    )


def _name(person: Person, names: list[PersonName]) -> tuple[str, str]:
    """Return first and family name: of the legal name in force, or else of what they go by."""
    standing = [name for name in names if name.until_on is None]
    legal = next((name for name in standing if name.kind == "legal" and name.family), None)
    called = next((name for name in standing if name.kind == "preferred" and name.family), None)
    name = legal or called
    if name:
        return name.given, name.family
    first, _, family = person.known_as.strip().rpartition(" ")
    return (first, family) if first else (family, "")
