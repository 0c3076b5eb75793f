"""Make somebody of a child's family: visible to those who work with the child. No gate here."""

from dataclasses import dataclass, field

from kith.access.actors import Actor
from kith.access.grants import NewGrant, add_grants
from kith.accounts.roles import Scope
from kith.kernel import clock
from kith.people.commands.creating import check, write_down
from kith.people.people import Facts, add_people
from kith.people.rules.ages import Apparent
from kith.people.rules.names import NewName
from kith.people.rules.whom import NewPerson
from kith.people.search.creating import Looked, settled
from kith.people.search.proposing import propose_apart
from kith.people.ties.rules.ages import Birth, birth_of
from kith.people.ties.rules.born import Said
from kith.people.ties.sight import FAMILY, Reach, live, workers_of


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
        guess = self.apparent
        apparent = (guess.low, guess.high, guess.on) if guess else None
        return birth_of(self.born.born, self.born.expected, apparent)

    @property
    def whom(self) -> NewPerson:
        """The person to be made."""
        return NewPerson(
            kind=self.kind,
            names=(NewName(given=self.name, source=self.source),) if self.name else (),
            born=self.born.born,
            expected=self.born.expected,
            apparent=self.apparent,
            gender=self.gender,
        )

    @property
    def apparent(self) -> Apparent | None:
        """The age that was said, if it was no day."""
        low, high = self.born.youngest, self.born.eldest
        return None if low is None or high is None else Apparent(low, high, clock.today())


def make(actor: Actor, new: New, *, beside: int, looked: Looked | None) -> int:
    """Make this person beside a child and return their number; `looked` is the look before."""
    who = new.whom
    check(who)
    others = settled(actor, who, looked)
    reaches = workers_of(live([beside]))
    maker: Reach = (actor.id, None, "worker")
    if maker not in reaches and actor.scope is not Scope.WIDE:
        reaches[maker] = None
    # Whoever makes somebody must see them in that very moment, so the maker's own sight comes first
    first = maker if maker in reaches else next(iter(reaches))
    facts = Facts(born=who.born, expected=who.expected)
    account, team, reach = first
    (person,) = add_people([facts], account=account, team=team, team_reach=reach, reason=FAMILY)
    add_grants(
        [
            NewGrant(person, how, FAMILY, account=one, team=desk, until=until)
            for (one, desk, how), until in reaches.items()
            if (one, desk, how) != first
        ]
    )
    write_down(actor, person, who)
    propose_apart(person, others, looked.apart if looked else "")
    return person
