"""Who sees the child, as the commands give and end it: grants, each from a moment until another."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from kith.cases.allocation import ALLOCATED, DESKS, TEAM_WORK
from kith.frontdoor.commands.sight import HERE
from kith.people.ties.sight import FAMILY, later


@dataclass
class Given:
    """One grant while the story runs."""

    account: int | None
    team: int | None
    reach: str
    reason: str
    since: datetime
    by: int | None
    until: datetime | None = None

    def is_live(self, at: datetime) -> bool:
        """Say whether it holds at a moment."""
        return self.until is None or self.until > at


@dataclass
class Sight:
    """All grants on one child."""

    grants: list[Given] = field(default_factory=list)

    def live(self, at: datetime) -> list[Given]:
        """Return those that hold at a moment."""
        return [one for one in self.grants if one.is_live(at)]

    def of_family(self) -> list[Given]:
        """Return the grants of those who see the family: as `follow` leaves them in the end."""
        found: dict[tuple[int | None, int | None, str], Given] = {}
        for one in self.grants:
            first = found.setdefault(
                (one.account, one.team, one.reach), replace(one, reason=FAMILY)
            )
            first.until = later(first.until, one.until)
        return list(found.values())

    def to_team(
        self, team: int, reach: str, reason: str, at: datetime, by: int | None,
        until: datetime | None = None,
    ) -> None:  # fmt: skip
        """Let a team see the child."""
        self.grants.append(Given(None, team, reach, reason, at, by, until))

    def desk_sees(self, desk: int, at: datetime, by: int) -> None:
        """As `let_desk_see`: the desk sees the child until somebody ends it."""
        if not any(one.team == desk and one.until is None for one in self.live(at)):
            self.to_team(desk, "members", HERE, at, by)

    def team_sees(self, team: int, at: datetime, by: int) -> None:
        """As `let_team_see`: a team's managers see a child who is to have a worker there."""
        if not any(one.team == team for one in self.live(at)):
            self.to_team(team, "managers", TEAM_WORK, at, by)

    def desk_leaves(self, desk: int, at: datetime, until: datetime, by: int) -> None:
        """As `leave`, where nothing is open: the desk's sight ends after a while."""
        here = [one for one in self.live(at) if (one.team, one.reason) == (desk, HERE)]
        if not here:
            return
        self.to_team(desk, "members", HERE, at, by, until)
        for one in here:
            one.until = at

    def allocated(self, worker: int, team: int, at: datetime, by: int) -> None:
        """As `allocate` of a first worker: the worker and their managers see, other desks not."""
        live = self.live(at)
        if not any(one.account == worker and one.reason == ALLOCATED for one in live):
            self.grants.append(Given(worker, None, "worker", ALLOCATED, at, by))
        if not any(one.team == team and one.reach == "managers" for one in live):
            self.to_team(team, "managers", TEAM_WORK, at, by)
        for one in live:
            stays = (one.team, one.reach) == (team, "managers")
            if one.team and one.reason in DESKS and not stays:
                one.until = at
