"""Make somebody of a child's family: visible to those who work with the child. No gate here."""

from dataclasses import dataclass, field

from kith.access.actors import Actor
from kith.access.grants import NewGrant, add_grants
from kith.kernel import clock
from kith.people.models import Person, PersonName
from kith.people.people import Facts, add_people
from kith.people.ties.rules.ages import Birth, birth_of
from kith.people.ties.rules.born import Said
from kith.people.ties.sight import FAMILY, live, workers_of


@dataclass(frozen=True)
class New:
    """Somebody who has no record yet, as far as it was said who they are."""

    name: str
    born: Said = field(default_factory=Said)
    gender: str = ""
    kind: str = "adult"
    source: str = ""

    @property
    def birth(self) -> Birth:
        """When they were born, as far as it was said."""
        said, today = self.born, clock.today()
        if said.youngest is None or said.eldest is None:
            return birth_of(said.born, said.expected)
        return birth_of(None, None, (said.youngest, said.eldest, today))


def make(actor: Actor, new: New, *, beside: int) -> int:
    """Make this person beside a child and return their number."""
    said = new.born
    reaches = workers_of(live([beside])) or [(actor.id, None, "worker")]
    account, team, reach = reaches[0]
    facts = Facts(born=said.born, expected=said.expected)
    (person,) = add_people([facts], account=account, team=team, team_reach=reach, reason=FAMILY)
    add_grants(
        [
            NewGrant(person, reach, FAMILY, account=account, team=team)
            for account, team, reach in reaches[1:]
        ]
    )
    Person.objects.filter(id=person).update(
        known_as=new.name,
        kind=new.kind,
        gender=new.gender,
        apparent_from=said.youngest,
        apparent_to=said.eldest,
        apparent_on=clock.today() if said.youngest is not None else None,
    )
    if new.name:
        PersonName.objects.create(
            person_id=person,
            kind="preferred",
            given=new.name,
            source=new.source,
            recorded_by=actor.id or None,
        )
    return person
