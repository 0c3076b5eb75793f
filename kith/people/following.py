"""What follows from every change of what a person is called, born, reached or numbered by.

Every command that changes such a thing calls `follow` inside its transaction.
"""

from collections.abc import Iterable

from kith.people.duplicates import propose_for
from kith.people.rules.numbers import NHS, UPN


def follow(people: Iterable[int]) -> None:
    """Propose those who share a number that belongs to one person alone."""
    for person in people:
        propose_for(person, (NHS, UPN))
