"""Cards of people, finding them, what they say of themselves, and who may be the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.models import Identifier, Person
from kith.people.rows import apparent_in
from kith.people.rules import (
    DETAILS,
    LOCAL,
    age_of,
    age_words,
    before_birth,
    counts_as_child,
    described,
    introduce,
)

MOST = 500


@dataclass(frozen=True)
class ChildCard:
    """What a list or a page says of somebody: what to call them, and how to tell them apart.

    `kind` is how we know them, `work` what a professional does and for whom; `is_child` goes by
    age alone, and whoever may be a child is one.
    """

    id: int
    name: str
    said: str
    born: date | None
    expected: date | None
    age: int | None
    age_words: str
    named: bool
    local_id: str
    pronouns: str
    say_it: str
    kind: str = "child"
    is_child: bool = True
    work: str = ""
    apparent: str = ""

    @property
    def age_short(self) -> str:
        """The age beside a name: "15", "under 1"; nothing where nobody knows or before birth."""
        return "under 1" if self.age == 0 else "" if self.age is None else str(self.age)


@dataclass(frozen=True)
class Details:
    """What people say of themselves, at one version; `values` has a text for each of `DETAILS`."""

    person: int
    version: int
    values: Mapping[str, str]


@query(Area.CHILD, Level.SUMMARY)
def child_card(actor: Actor, /, *, person: int) -> ChildCard:
    """Return one child's card."""
    return cards_of([person])[person]


@query(Area.CHILD, Level.SUMMARY)
def child_cards(actor: Actor, /, ids: Iterable[int]) -> dict[int, ChildCard]:
    """Return the cards of those among these whom the actor sees."""
    return cards_of(ids)


def cards_of(ids: Iterable[int]) -> dict[int, ChildCard]:
    """Return cards, inside a gate that is open already."""
    return cards_of_rows(Person.objects.filter(id__in=list(ids)))


def cards_of_rows(rows: Iterable[Person]) -> dict[int, ChildCard]:
    """Return the cards of rows that were read already."""
    people = list(rows)
    numbers, today = _local_ids(one.id for one in people), clock.today()
    return {one.id: card_of(one, numbers.get(one.id, ""), today) for one in people}


def local_id_of(person: int) -> str:
    """Return the council's number of one child; nothing where there is none."""
    return _local_ids([person]).get(person, "")


def _local_ids(people: Iterable[int]) -> dict[int, str]:
    """Return the council's number of each who has one; of several the first that was told."""
    found = Identifier.objects.filter(person_id__in=list(people), scheme=LOCAL, retracted_at=None)
    return dict(found.order_by("-id").values_list("person_id", "value"))


def card_of(person: Person, local_id: str, today: date) -> ChildCard:
    """Return the card of a row that was read already."""
    seemed = apparent_in(person)
    named = person.known_as.strip()
    name = named or _without_name(person, local_id)
    return ChildCard(
        id=person.id,
        name=name,
        said=introduce(name, _why_not(person, local_id), person.born, person.expected),
        born=person.born,
        expected=person.expected,
        age=age_of(person.born, today),
        age_words=_age_words(person, today),
        named=bool(named),
        local_id=local_id,
        pronouns=person.pronouns,
        say_it=person.say_it,
        kind=person.kind,
        is_child=counts_as_child(person.kind, person.born, seemed, today),
        apparent=seemed.words if seemed and not person.born else "",
        work=_work(person),
    )


def _without_name(person: Person, local_id: str) -> str:
    """Return what to call somebody of whom no name is known; a return holds none."""
    if local_id:
        return f"Child {local_id}"
    return described(
        person.id,
        person.kind,
        born=person.born,
        expected=person.expected,
        apparent=apparent_in(person),
        work=_work(person),
    )


def _why_not(person: Person, local_id: str) -> str:
    """Say why there is no name; of a child before birth nobody asks."""
    if person.known_as.strip() or (person.expected and not person.born and not local_id):
        return ""
    return "name not in the return" if local_id else "name not known"


def _age_words(person: Person, today: date) -> str:
    if person.expected and not person.born:
        return before_birth(person.expected, today)
    return age_words(person.born, today, apparent_in(person))


def _work(person: Person) -> str:
    return ", ".join(filter(None, [person.occupation, person.agency]))


@query(Area.CHILD, Level.VIEW)
def details(actor: Actor, /, *, person: int) -> Details:
    """Return a child's details at their present version."""
    return details_of(Person.objects.get(id=person))


def details_of(person: Person) -> Details:
    """Return the details of a row that was read already."""
    return Details(person.id, person.version, {field: getattr(person, field) for field in DETAILS})
