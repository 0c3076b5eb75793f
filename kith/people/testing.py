"""Somebody written down, for tests here and in the packages above: looked for, and then made."""

from kith.access.actors import Actor
from kith.people.commands import NewPerson, create_person
from kith.people.search.creating import Looked, look_before_creating
from kith.people.ties.commands.adding import Beside, add_around, add_relative
from kith.people.ties.making import New

COUSIN = "A cousin of the same name"


def looked_for(actor: Actor, who: NewPerson | New, why: str = COUSIN) -> Looked:
    """Look for somebody; whoever is like them is said to be somebody else."""
    whom = who.whom if isinstance(who, New) else who
    return look_before_creating(actor, who=whom).told_apart(why)


def written_down(actor: Actor, who: NewPerson) -> int:
    """Write somebody down, and return their number."""
    return create_person(actor, who=who, looked=looked_for(actor, who))


def relative(actor: Actor, person: int, who: New, beside: Beside) -> int:
    """Add somebody new to a family, and return their number."""
    looked = looked_for(actor, who)
    return add_relative(actor, person=person, who=who, beside=beside, looked=looked)


def one_around(
    actor: Actor, person: int, who: New, kind: str, how: str = "", source: str = ""
) -> int:
    """Add somebody new to those around a child, and return their number."""
    said = {"kind": kind, "how": how, "source": source}
    return add_around(actor, person=person, who=who, looked=looked_for(actor, who), **said)
