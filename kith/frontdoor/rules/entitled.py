"""Who may take a step at the front door: each right is said here once.

The page asks it before it offers a step, and the command before it does one, so that nobody is
offered what is refused once they have filled it in. For which child is the database's to say.
"""

from collections.abc import Callable
from typing import Protocol

from kith.accounts.roles import Area, Level


class Holder(Protocol):
    """Somebody with roles."""

    @property
    def roles(self) -> frozenset[str]:
        """The codes of the roles in force."""

    def may(self, area: Area, level: Level) -> bool:
        """Say whether some role allows this."""


Right = Callable[[Holder], bool]


def sees(by: Holder) -> bool:
    """Whoever reads a contact: the child's own workers, the desk, managers."""
    return by.may(Area.CONTACT, Level.VIEW)


def takes_in(by: Holder) -> bool:
    """Whoever works at the desk, by day or by night."""
    return by.may(Area.CONTACT, Level.CREATE)


def decides(by: Holder) -> bool:
    """The managers at the front door, and whoever leads the service."""
    return by.may(Area.CONTACT, Level.DECIDE)


def is_own_manager(by: Holder) -> bool:
    """The manager of the team that works with the child, who reads word of them too."""
    return sees(by) and by.may(Area.CHILD, Level.DECIDE)


def assesses(by: Holder) -> bool:
    """Whoever makes specialist assessments of harm outside the family."""
    return sees(by) and by.may(Area.EXPLOITATION, Level.CREATE)


def needs_no_assessment(by: Holder) -> bool:
    """The child's own manager; until there is one, the manager at the front door."""
    return decides(by) or (sees(by) and by.may(Area.EXPLOITATION, Level.DECIDE))


def writes_discussions(by: Holder) -> bool:
    """Whoever sits in a strategy discussion for us writes down that it was held, and after a
    serious incident what was done around it: the desk, the night team, the child's manager.
    """
    return is_own_manager(by) or takes_in(by)


def declines(by: Holder, *, leads_tonight: bool = False) -> bool:
    """A manager says why there is no discussion (SPEC A2); at night whoever leads the night."""
    return is_own_manager(by) or decides(by) or (leads_tonight and takes_in(by))


def leads(by: Holder, *, stands_in: bool = False) -> bool:
    """A head of service; for what they owe after an incident, also who stands in for them."""
    return (decides(by) and "head_of_service" in by.roles) or (stands_in and sees(by))
