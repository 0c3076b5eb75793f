"""Build a family in a test as its worker would: by commands, one after another."""

from datetime import date

from kith.access.acting import acting_as
from kith.people.models import Person
from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside, add_relative
from kith.people.ties.making import New
from kith.people.ties.reading import read_family
from kith.people.ties.rules.adding import GROWN, ROLES
from kith.people.ties.rules.born import Said


class Builder:
    """One child's family in the hands of one worker."""

    def __init__(self, actor, person):
        self.actor, self.person = actor, person
        self.ids = {"Sam": person}
        with acting_as(actor):
            Person.objects.filter(id=person).update(known_as="Sam", born=date(2010, 3, 1))

    def add(self, role, name, of="Sam", *, who=None, born=None, **more):
        """Add somebody new, or somebody known, beside one of the family; return their number."""
        relation = ROLES[role].relation
        new = New(
            name,
            Said(born=born),
            gender=ROLES[role].gender,
            kind="adult" if relation in GROWN else "child",
        )
        for field in ("with_parents", "through"):
            more[field] = tuple(self.ids[one] for one in more.get(field, ()))
        if relation == "partner":
            more.setdefault("how", "together")
        beside = Beside(of=self.ids[of], role=role, **more)
        made = (
            add_relative(self.actor, person=self.person, who=who, beside=beside)
            if who
            else relative(self.actor, self.person, new, beside)
        )
        self.ids[name] = made
        return made

    def known(self, actor=None, at=None):
        """Return the family as somebody sees it."""
        with acting_as(actor or self.actor):
            return read_family(self.person, at)

    def names(self, actor=None, at=None):
        """Return who is in it, by name."""
        return sorted(who.name for who in self.known(actor, at).people.values())

    def three_generations(self):
        """Let Sam have a mother with a new partner, a father, a half-sister and a grandmother."""
        self.add("mother", "Mary", born=date(1985, 5, 1), responsible=True)
        self.add("father", "Peter", born=date(1983, 1, 1))
        self.add("mother", "Grace", "Mary")
        self.add("partner", "Leon", "Mary", since=date(2014, 6, 1))
        self.add("daughter", "Ada", "Mary", with_parents=["Leon"], born=date(2015, 2, 1))
        return self
