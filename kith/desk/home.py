"""What somebody's first page is, by who they are: nobody is shown a page that is not theirs."""

from enum import StrEnum

from kith.access.actors import Actor
from kith.accounts.roles import Area, Level

FAMILY = frozenset({"child", "parent"})


class Home(StrEnum):
    """The first pages that there are."""

    TODAY = "today"
    FAMILY = "family"
    PARTNER = "partner"
    INSPECTOR = "inspector"
    LETTER = "letter"
    ROTA = "rota"
    NO_RECORDS = "no records"
    OFF_DUTY = "off duty"


def home_of(actor: Actor) -> Home:
    """Return the first page of somebody."""
    if actor.kind in FAMILY:
        return Home.FAMILY
    if actor.kind == "partner":
        return Home.PARTNER
    if actor.kind == "inspector":
        return Home.INSPECTOR
    if not actor.roles:
        return Home.OFF_DUTY
    if actor.may(Area.CHILD, Level.SUMMARY):
        return Home.TODAY
    if actor.may(Area.KPI, Level.SUMMARY):
        return Home.LETTER
    return Home.ROTA if "rota_manager" in actor.roles else Home.NO_RECORDS


def works_here(actor: Actor) -> bool:
    """Say whether somebody may open the pages that are written for workers."""
    return actor.kind in ("worker", "inspector")
