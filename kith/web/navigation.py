"""What stands in the service navigation, by role. Asks nothing of the database."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.http import HttpRequest

from kith.kernel.groups import FINDERS, FIVE_OR_MORE, LEADERS

MANAGERS = frozenset({"team_manager", "mash_manager", "missing_coordinator", "duty_manager"})
# Whom a late promise of their own or of their team's reaches.
TOLD = frozenset({"social_worker", "nqsw", "chair", "team_manager", "duty_manager", "edt"})
ON_ROTA = frozenset({"front_door", "mash_manager", "social_worker", "nqsw", "rota_manager"})
AT_THE_DOOR = frozenset({"front_door", "mash_manager", "duty_manager", "edt", "team_manager"})
# Who is rung when nobody at the desk that takes in word takes it.
RUNG = FINDERS | TOLD | LEADERS
READERS = (
    MANAGERS
    | LEADERS
    | frozenset(
        {
            "social_worker",
            "nqsw",
            "chair",
            "auditor",
            "analyst",
            "front_door",
            "peace_worker",
            "family_worker",
            "rhi_worker",
            "yjs_officer",
            "lead_member",
            "inspector",
        }
    )
)
MOST = 6


class Who(Protocol):
    """What the look asks of whoever is signed in: a name and the codes of their roles."""

    @property
    def name(self) -> str:
        """The name they go by."""

    @property
    def roles(self) -> frozenset[str]:
        """The codes of the roles that they hold now."""


@dataclass(frozen=True)
class Entry:
    """One place to go; `roles` empty means everybody who is signed in."""

    words: str
    href: str
    roles: frozenset[str] = frozenset()

    def is_for(self, who: Who) -> bool:
        """Say whether this person's roles open it."""
        return not self.roles or bool(self.roles & who.roles)

    def is_here(self, path: str) -> bool:
        """Say whether the page shown lies under it."""
        return path == "/" if self.href == "/" else path.startswith(self.href)


ENTRIES = (
    Entry("Today", "/"),
    Entry("Front door", "/front-door/", AT_THE_DOOR),
    Entry("Team", "/team/", frozenset({"team_manager", "head_of_service"})),
    Entry("Service", "/service/", frozenset({"head_of_service"})),
    Entry("The letter", "/letter/", READERS),
    Entry("Rota", "/rota/", ON_ROTA | TOLD | LEADERS),
    Entry("Notices", "/notices/", TOLD | LEADERS),
    Entry("Opened records", "/access/reviews/", frozenset({"ig_lead"})),
    Entry("Accounts", "/accounts/", frozenset({"sysadmin"})),
    Entry("Returns", "/standards/returns/", frozenset({"analyst", "director"})),
    Entry("Policy", "/policy/", frozenset({"director"})),
)


@dataclass(frozen=True)
class Place:
    """An entry as it is drawn: with whether it is where the reader stands."""

    words: str
    href: str
    here: bool


# Whose work has no child's record in it, and who comes for one record alone.
NO_RECORDS = FIVE_OR_MORE | {"sysadmin", "rota_manager"}
VISITORS = frozenset({"child", "parent", "partner"})


def searches(who: Any) -> bool:
    """Say whether somebody finds children at all; of whom, the database decides."""
    return getattr(who, "kind", "") not in VISITORS and bool(who.roles - NO_RECORDS)


def rung(who: Any) -> str:
    """Return the name of the page that what cannot wait leads somebody to; "" for whom none does.

    A director is told by notice: word of one child is not theirs to read without a reason.
    """
    if who.roles & FINDERS:
        return "duty-desk"
    return "notices" if who.roles & RUNG else ""


def actor_of(request: HttpRequest) -> Any:
    """Return whoever is signed in, as the doors have put it on the request, or None."""
    return getattr(request, "actor", None)


def navigation(request: HttpRequest) -> tuple[Place, ...]:
    """Return the places for whoever is signed in, six at most; nobody signed in sees none."""
    who = actor_of(request)
    if who is None:
        return ()
    mine = [entry for entry in ENTRIES if entry.is_for(who)][:MOST]
    return tuple(Place(e.words, e.href, e.is_here(request.path)) for e in mine)
