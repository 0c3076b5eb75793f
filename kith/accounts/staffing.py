"""Who works here: accounts, teams and memberships. Gated by the commands that call this."""

from datetime import datetime

from kith.accounts.models import Account, Kind, Membership, Team
from kith.accounts.queries import TeamCard, open_among
from kith.accounts.roles import ROLES
from kith.kernel import clock


class NotStaffed(ValueError):
    """What was asked makes no sense for an account or a team; the message is for people."""


def create_account(
    username: str,
    name: str,
    *,
    kind: str = Kind.WORKER,
    password: str | None = None,
    agency: str = "",
    person_id: int | None = None,
    email: str = "",
    persona_words: str = "",
) -> int:
    """Make an account and return its id. Without a password nobody can sign in with one."""
    _check_account(username, name, kind, agency, person_id)
    account = Account.objects.create_user(
        username.strip(),
        password,
        name=name.strip(),
        kind=kind,
        agency=agency.strip(),
        person_id=person_id,
        email=email,
        persona_words=persona_words,
    )
    return account.id


def _check_account(username: str, name: str, kind: str, agency: str, person: int | None) -> None:
    if not username.strip() or not name.strip():
        raise NotStaffed("An account needs a user name and the person's name.")
    if kind not in Kind.values:
        raise NotStaffed(f"There is no kind of account called {kind}.")
    if kind == Kind.PARTNER and not agency.strip():
        raise NotStaffed("Say which agency this partner is from.")
    if person is not None and kind not in (Kind.CHILD, Kind.PARENT):
        raise NotStaffed("Only a child's or parent's account belongs to a person on record.")
    if Account.objects.filter(username=username.strip().lower()).exists():
        raise NotStaffed("That user name is taken.")


def create_team(code: str, name: str) -> int:
    """Make a team, or return the one that has this code already."""
    team, _ = Team.objects.get_or_create(code=code, defaults={"name": name})
    return team.id


def team_named(name: str) -> TeamCard | None:
    """Return the team with this name or code, however it was typed; None where there is none."""
    found = Team.objects.filter(code=name).first() or Team.objects.filter(name__iexact=name).first()
    return TeamCard(found.id, found.code, found.name) if found else None


def add_member(
    account: int,
    team: int,
    role: str,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> int:
    """Give somebody a role in a team from a moment; one that they hold there is left as it is."""
    since = since or clock.now()
    if role not in ROLES:
        raise NotStaffed(f"There is no role called {role}.")
    if until is not None and until <= since:
        raise NotStaffed("The end must be after the start.")
    if not open_among([account]):
        raise NotStaffed("This account is closed: open it again first.")
    same = Membership.objects.filter(account_id=account, team_id=team, role=role, until_at=None)
    standing = same.first()
    if standing:
        return standing.id
    made = Membership.objects.create(
        account_id=account, team_id=team, role=role, from_at=since, until_at=until
    )
    return made.id
