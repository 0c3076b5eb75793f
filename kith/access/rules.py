"""Who may see a child, in plain Python: what the database's policies must agree with."""

from kith.accounts.roles import Area, Level, Role, Scope

REVIEWERS = frozenset({"head_of_service", "ig_lead"})
AUDIT_READERS = frozenset({"ig_lead"})
NEVER_BREAK_GLASS = frozenset({"business_support", "virtual_school"})


def breaks_glass(role: Role) -> bool:
    """Say whether this role may open a record that is not its own, with a reason (SPEC H1, R)."""
    return (
        role.kind == "worker"
        and role.scope > Scope.NONE
        and role.level(Area.CHILD) >= Level.SUMMARY
        and role.code not in NEVER_BREAK_GLASS
    )
