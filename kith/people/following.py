"""What follows from every change of what a person is called, born, reached or numbered by.

Every command that changes such a thing calls `follow` inside its transaction.
"""

from collections.abc import Iterable

from kith.people.duplicates import propose_for
from kith.people.rules.numbers import NHS, UPN
from kith.people.search import keep_keys


def follow(people: Iterable[int]) -> None:
    """Keep how they are found, and propose those who share a number that is one person's alone."""
    changed = list(people)
    keep_keys(changed)
    for person in changed:
        propose_for(person, (NHS, UPN))
