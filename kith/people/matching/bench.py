"""`kith bench duplicates`: invented people, one in ten there twice, through the whole night."""

import resource
import time
from collections.abc import Sequence

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Team
from kith.kernel.bench import Bar, Bench, Measured, Progress
from kith.people.matching.invented.world import invent
from kith.people.matching.rules import Known
from kith.people.models import Address, DuplicateProposal, Person, PersonName, Phone
from kith.people.people import Facts, Name, add_people

SEED, PEOPLE, BATCH = 314_159, 20_000, 2_000
_NUMBER = "LAchildID"


def fill(progress: Progress) -> int:
    """Write everybody down, each record by itself, as a council has them."""
    world = invent(SEED, PEOPLE)
    with acting_as(MACHINE):
        team, _ = Team.objects.get_or_create(code="bench", defaults={"name": "Bench"})
    for at in range(0, len(world.records), BATCH):
        with acting_as(MACHINE):
            _write(world.records[at : at + BATCH], team.pk)
        progress(at, len(world.records), "people")
    return len(world.records)


def _write(records: Sequence[Known], team: int) -> None:
    ids = add_people([_facts(one) for one in records], team=team)
    both = list(zip(ids, records, strict=True))
    PersonName.objects.bulk_create(
        PersonName(person_id=person, kind=kind, given=one.given, family=family)
        for person, one in both
        for kind, family in (("preferred", one.family), *(("previous", f) for f in one.families))
    )
    Address.objects.bulk_create(
        Address(person_id=person, kind="home", postcode=postcode)
        for person, one in both
        for postcode in (*one.postcodes, one.postcode)
        if postcode
    )
    Phone.objects.bulk_create(
        Phone(person_id=person, kind="mobile", value=phone)
        for person, one in both
        for phone in one.phones
    )


def _facts(one: Known) -> Facts:
    names = {Name(_NUMBER, "999", str(one.id)), *(Name("UPN", "", upn) for upn in one.upns)}
    nhs = {Name("NHS", "", one.nhs)} if one.nhs else set()
    return Facts(sex=one.sex, born=one.born, names=frozenset(names | nhs))


def measure(progress: Progress) -> Measured:
    """Do the night's search and set what it proposes against what is true."""
    from kith.people.matching.learning import tried
    from kith.people.matching.night import look_for_duplicates

    with acting_as(MACHINE):
        DuplicateProposal.objects.update(state="open")
    began = time.monotonic()
    found = look_for_duplicates()
    seconds = time.monotonic() - began
    result = tried(_proposed(), invent(SEED, PEOPLE).same)
    figures = {
        "records": float(found.records),
        "precision": result.precision,
        "recall": result.recall,
        "seconds": seconds,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    return Measured(figures=figures)


def _proposed() -> set[tuple[int, int]]:
    """Return the pairs that are proposed, by the numbers that the invented people have."""
    with acting_as(MACHINE):
        people = Person.objects.filter(identifiers__scheme=_NUMBER)
        numbers = dict(people.values_list("id", "identifiers__value"))
        pairs = DuplicateProposal.objects.values_list("a_id", "b_id")
        return {tuple(sorted((int(numbers[a]), int(numbers[b])))) for a, b in pairs}  # type: ignore[misc]


DUPLICATES = Bench(
    name="duplicates",
    words="Finding who is there twice, by night, among twins, siblings and slips",
    seed=SEED,
    bars={
        "precision": Bar(at_least=0.99),
        "recall": Bar(at_least=0.95),
        "memory_mb": Bar(at_most=2_000),
    },
    fill=fill,
    measure=measure,
    code=("kernel", "accounts", "access", "people"),
)
