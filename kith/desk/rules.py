"""Who plans the rota, who may be named on it, and what is still to be planned: pure rules.

The rota is planned by the rota manager, the duty manager and those who lead; cover also by whoever
answers for a team, for that team (SUPPLEMENT S13 rule 8; decision 0220).
"""

from collections.abc import Iterable, Mapping, Set
from datetime import datetime
from types import MappingProxyType

from kith.accounts.levels import Scope
from kith.kernel.groups import LEADERS
from kith.kernel.mistakes import Mistake

PLANNERS = LEADERS | {"rota_manager", "duty_manager"}
ON_CALL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "duty_manager": ("duty_manager", "mash_manager", "team_manager"),
        "edt": ("edt",),
        "hos_on_call": ("head_of_service",),
        "dcs_on_call": ("director",),
    }
)
WITH_CHILDREN = (
    "social_worker", "nqsw", "team_manager", "chair", "peace_worker", "family_worker",
)  # fmt: skip
WHY_NO_SHIFT = "The rota manager or duty manager plans who is on duty."
WHY_NO_COVER = "You plan cover for your own team."


def plans_shifts(roles: Set[str]) -> bool:
    """Say whether somebody plans who is on duty."""
    return bool(roles & PLANNERS)


def plans_cover(roles: Set[str], scope: Scope, teams: Iterable[int]) -> bool:
    """Say whether somebody plans cover: for everybody, or for their own team."""
    return plans_shifts(roles) or (scope is Scope.TEAM and any(True for _ in teams))


def check_to_come(ends_at: datetime, now: datetime) -> None:
    """Refuse to plan what would be over already; what began and still lasts may be planned."""
    if ends_at <= now:
        raise Mistake("ends_at", "This is over already. Plan what is still to come.")


def check_not_over(ends_at: datetime, now: datetime) -> None:
    """Refuse to end what is over already."""
    if ends_at <= now:
        raise Mistake("", "This was over already, so there is nothing to end.")
