"""Who may see a child, in plain Python: what the database's policies must agree with.

The policies decide; these rules say what they ought to decide. A property test builds random worlds
and holds the two equal, and a reader finds here, in one page, why somebody sees a record.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.accounts.roles import ROLES, Area, Level, Role, Scope, in_force, scope_of
from kith.accounts.rules import stands_in
from kith.kernel.groups import FINDERS

REVIEWERS = frozenset({"head_of_service", "ig_lead"})
AUDIT_READERS = frozenset({"ig_lead"})
# A partner's, a child's or a parent's right to CONTACT is their own word and their own answers
# (SPEC H1): who told us, what others answered and what we did is read by those who work here.
INSIDE = frozenset({"worker", "inspector", "machine"})
OF_THE_DESK = frozenset({Area.CONTACT})
NEVER_BREAK_GLASS = frozenset({"business_support", "virtual_school"})

GLASS = timedelta(minutes=15)
REVIEW_WORKING_DAYS = 2
LONGEST_RESTRICTION = timedelta(days=90)

# SUPPLEMENT S15, list 16; each list ends in "other".
BREAK_GLASS_REASONS: Mapping[str, str] = {
    "immediate_safety": "A child may be in danger now",
    "duty_cover": "I am covering for whoever works with this child",
    "court_today": "A court needs this today",
    "data_correction": "Something recorded is wrong and must be put right",
    "other": "Something else",
}

# Why somebody sees a child, beyond what other packages' work gives by itself.
BY_HAND: Mapping[str, str] = {
    "joint_work": "Works with the child beside the allocated worker",
    "chair": "Chairs this child's reviews or conferences",
    "group": "Belongs to the group around the child",
    "minutes": "Writes the minutes of a meeting about the child",
    "audit": "Drawn for audit or inspection",
    "cover": "Covers for a colleague",
    "care": "Cares for the child",
    "self": "It is their own record",
    "parent": "Is the child's parent or carer",
}
REASONS: Mapping[str, str] = {
    **BY_HAND,
    "allocated": "Allocated to the child",
    "break-glass": "Opened it in an emergency, with a reason",
    "team": "The child is with this team",
    "made": "Wrote this record down first",
    "family": "In the family of a child whom they work with",
    "imported": "The child came to this team with a return",
    "contact": "Word of the child reached this desk",
}

# SPEC H2. Hides from all but the named, or from the named.
RESTRICTIONS: Mapping[str, str] = {
    "R1": "The child of somebody who works here, or their relative",
    "R3": "A threat to life, a witness, or an address that must stay hidden",
    "R5": "A parent or relative is suspected of harming the child",
}
MAY_SET: Mapping[str, frozenset[str]] = {
    "R1": frozenset({"team_manager", "mash_manager", "duty_manager", "head_of_service"}),
    "R3": frozenset({"team_manager", "mash_manager", "duty_manager", "head_of_service", "edt"}),
    "R5": frozenset(
        {"social_worker", "nqsw", "team_manager", "mash_manager", "duty_manager", "edt"}
        | {"head_of_service"}
    ),
}
MAY_LIFT: Mapping[str, frozenset[str]] = {
    "R1": frozenset({"head_of_service"}),
    "R3": frozenset({"head_of_service"}),
    "R5": frozenset({"team_manager", "head_of_service"}),
}


def breaks_glass(role: Role) -> bool:
    """Say whether this role may open a record that is not its own, with a reason (SPEC H1, R)."""
    return (
        role.kind == "worker"
        and role.scope > Scope.NONE
        and role.level(Area.CHILD) >= Level.SUMMARY
        and role.code not in NEVER_BREAK_GLASS
    )


@dataclass(frozen=True)
class Span:
    """From one moment until another, which is outside; no end means still."""

    since: datetime
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Say whether a moment lies in it."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Held:
    """A role held in a team."""

    account: int
    team: int
    role: str
    during: Span


@dataclass(frozen=True)
class OnDuty:
    """A shift on the rota."""

    account: int
    duty: str
    during: Span


@dataclass(frozen=True)
class Covered:
    """Somebody is away, and another takes their work; `by` None while nobody is named."""

    absent: int
    by: int | None
    during: Span


@dataclass(frozen=True)
class Granted:
    """A grant to an account, or to a team (`reach` is then members or managers)."""

    person: int
    reach: str
    during: Span
    account: int | None = None
    team: int | None = None
    reason: str = ""

    @property
    def passes_on(self) -> bool:
        """Say whether it goes with the work to whoever covers: a broken glass does not."""
        return self.team is not None or (self.reach == "worker" and self.reason != "break-glass")


@dataclass(frozen=True)
class Hidden:
    """A restriction that has not been lifted: `sees` are named to see, `blind` not to."""

    person: int
    code: str
    sees: frozenset[int] = frozenset()
    blind: frozenset[int] = frozenset()

    def hides_from(self, account: int) -> bool:
        """R5 hides from those it names; R1 and R3 from all but those they name."""
        return account in self.blind if self.code == "R5" else account not in self.sees


@dataclass(frozen=True)
class World:
    """Everything that decides who may see whom; `merged` are records merged into others."""

    held: Collection[Held] = ()
    on_duty: Collection[OnDuty] = ()
    granted: Collection[Granted] = ()
    hidden: Collection[Hidden] = ()
    covered: Collection[Covered] = ()
    merged: Collection[int] = ()


def may_see(world: World, account: int, kind: str, person: int, at: datetime) -> bool:
    """Say whether an account sees a person at a moment: a live grant or a wide role, less
    restrictions. A restriction comes first: neither break-glass nor a wide role opens it.
    """
    if kind == "machine":
        return True
    if person in world.merged:
        return False
    if any(h.person == person and h.hides_from(account) for h in world.hidden):
        return False
    roles = live_roles(world, account, kind, at)
    if scope_of(role for _, role in roles) is Scope.WIDE:
        return True
    live = [one for one in world.granted if one.person == person and one.during.holds(at)]
    return any(reaches(grant, account, roles) for grant in live) or any(
        reaches(grant, away, live_roles(world, away, "worker", at))
        for away in stands_in_for(world, account, at)
        for grant in live
        if grant.passes_on
    )


def may_find(world: World, account: int, kind: str, person: int, at: datetime) -> bool:
    """Say whether an account finds a person's card: whom they see, and for finders everybody.

    A restriction comes first here too.
    """
    if may_see(world, account, kind, person, at):
        return True
    if any(h.person == person and h.hides_from(account) for h in world.hidden):
        return False
    return any(role in FINDERS for _, role in live_roles(world, account, kind, at))


def stands_in_for(world: World, account: int, at: datetime) -> set[int]:
    """Return whose work an account takes while they are away (SUPPLEMENT S13 rule 8).

    With it goes their sight of the children whom they work with, and no wider role of theirs.
    """
    away = {one.absent: one.by for one in world.covered if one.during.holds(at)}
    return {one for one in away if stands_in(one, away) == account}


def reaches(grant: Granted, account: int, roles: Iterable[tuple[int, str]]) -> bool:
    """Say whether a grant is this account's, or its team's in a role that the grant reaches."""
    if grant.team is None:
        return grant.account == account
    mine = [role for team, role in roles if team == grant.team]
    return bool(mine) and (grant.reach == "members" or scope_of(mine) >= Scope.TEAM)


def live_roles(world: World, account: int, kind: str, at: datetime) -> list[tuple[int, str]]:
    """Return the roles in force, each with its team; EDT counts only while on the rota (S0 #23)."""
    held = [(h.team, h.role) for h in world.held if h.account == account and h.during.holds(at)]
    duties = [d.duty for d in world.on_duty if d.account == account and d.during.holds(at)]
    counting = in_force(kind, [role for _, role in held], duties)
    return [(team, role) for team, role in held if role in counting]


def may_set(code: str, roles: Collection[str]) -> bool:
    """Say whether some of these roles may put this restriction on a record."""
    return bool(MAY_SET[code] & frozenset(roles))


def may_lift(code: str, roles: Collection[str]) -> bool:
    """Say whether some of these roles may lift this restriction."""
    return bool(MAY_LIFT[code] & frozenset(roles))


def review_in_time(set_on: date, review_by: date) -> bool:
    """Say whether the review of a restriction lies ahead, and not more than 90 days (SPEC H2)."""
    return set_on < review_by <= set_on + LONGEST_RESTRICTION


def role_words(codes: Iterable[str]) -> str:
    """Say roles as people call them."""
    return ", ".join(sorted(ROLES[code].name for code in codes if code in ROLES))


def why_words(reason: str) -> str:
    """Say a grant's reason as people do."""
    return REASONS.get(reason, reason.replace("_", " ").capitalize())
