"""Closing the account of somebody who left, and opening it again."""

from datetime import date

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts import closing
from kith.accounts.roles import Area, Level
from kith.accounts.separation import WHY, Apart, may_keep_account
from kith.cases.rules import check_words
from kith.desk.leaving.queries import still_has
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.post import NewNotice, tell

CODE = "left"
NOT_YET = "Close it on the day itself: until then they work here"


@command(Area.ADMIN, Level.DECIDE, event="account.closed")
def close_account(actor: Actor, /, *, account: int, left_on: date, why: str) -> None:
    """Close an account at once, with the day on which they left and why; tell who must act.

    Nothing of theirs moves by itself: promises stand before the managers, who are told how many
    children have no worker until they give them one.
    """
    _check(actor, account)
    because = check_words("why", why, "why the account is closed")
    if left_on > clock.today():
        raise Mistake("left_on", NOT_YET)
    closing.close(account, left_on=left_on, why=because, by=actor.id)
    _tell_managers(MACHINE, account=account)


@command(Area.CHILD, Level.VIEW, event="account.told")
def _tell_managers(actor: Actor, /, *, account: int) -> None:
    tell(
        NewNotice(to=manager, code=CODE, alert_class="P2", count=one.held.children)
        for one in still_has(actor, account=account).teams
        if one.held.children
        for manager in sorted(one.tell)
    )


@command(Area.ADMIN, Level.DECIDE, event="account.opened")
def open_account(actor: Actor, /, *, account: int, why: str) -> None:
    """Open a closed account again, and say why: they have all that they had, and sign in anew."""
    _check(actor, account)
    because = check_words("why", why, "why it is opened again")
    closing.open_again(account, why=because, by=actor.id)


def _check(actor: Actor, account: int) -> None:
    if not any(closing.who_may_leave(account)):
        raise NotHere
    if not may_keep_account(actor.id, account):
        raise Refused(WHY[Apart.OWN_ACCOUNT])
    audit.about(account=account)
