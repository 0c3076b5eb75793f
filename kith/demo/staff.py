"""Who works in the invented borough: accounts, teams, a rota for weeks to come, one on leave."""

from datetime import date, datetime, timedelta

from kith.accounts.models import Account, Duty
from kith.accounts.rota import plan_cover, plan_shift
from kith.accounts.staffing import add_member, create_account, create_team
from kith.demo.personas import PERSONAS, TEAMS, Persona
from kith.kernel.clock import at_local, now

WEEKS = 8
BY_DAY = (timedelta(hours=8, minutes=30), timedelta(hours=18, minutes=30))
NIGHT = timedelta(hours=14)
ON_LEAVE, COVERS = "milan", "ruth"


def make_staff(as_of: date, since: datetime | None = None) -> dict[str, int]:
    """Make every persona, their teams and the rota; return the accounts by user name.

    They have worked here since a moment; since two years ago where none is given.
    """
    teams = {code: create_team(code, name) for code, name in TEAMS.items()}
    accounts = {persona.username: account_of(persona) for persona in PERSONAS}
    began = since or now() - timedelta(days=730)
    for persona in PERSONAS:
        for team in persona.teams:
            add_member(accounts[persona.username], teams[team], persona.role, since=began)
    _plan_rota(accounts, as_of)
    plan_cover(
        accounts[ON_LEAVE],
        accounts[COVERS],
        at_local(as_of - timedelta(days=2), timedelta()),
        at_local(as_of + timedelta(days=12), timedelta()),
        "leave",
    )
    return accounts


def account_of(persona: Persona) -> int:
    """Return the account of somebody invented, made where there is none yet.

    Accounts outlive the borough that they were made for; what is said of them is that of today.
    """
    found = Account.objects.filter(username=persona.username)
    if found.update(persona_words=persona.words):
        return found.get().pk
    return create_account(
        persona.username,
        persona.name,
        kind=persona.kind,
        agency=persona.agency,
        persona_words=persona.words,
    )


def _plan_rota(accounts: dict[str, int], as_of: date) -> None:
    for day in (as_of + timedelta(days=n) for n in range(-1, 7 * WEEKS)):
        opens, closes = (at_local(day, time) for time in BY_DAY)
        plan_shift(accounts["dina"], Duty.MANAGER, opens, closes)
        plan_shift(accounts["elias"], Duty.EDT, closes, closes + NIGHT)
        plan_shift(accounts["nadia"], Duty.HOS, opens, opens + timedelta(hours=24))
        plan_shift(accounts["gwen"], Duty.DCS, opens, opens + timedelta(hours=24))
