"""Whom the desk sees: a child while something about them is open here, and a while after."""

from datetime import date, datetime

from django.db import connection

from kith.access import audit
from kith.access.gates import NotHere
from kith.access.grants import NewGrant, add_grants, end
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.states import CLOSED
from kith.kernel import clock
from kith.kernel.workdays import Unit, due
from kith.people.models import Person
from kith.people.people import Facts, add_people
from kith.people.search import keep_keys
from kith.promises.queries.reading import numbers
from kith.promises.sight import live_grants

HERE = "contact"


def let_desk_see(person: int, team: int) -> None:
    """Give the desk sight of a child whom word has reached it about; NotHere where it may not."""
    if not audit.sees(person):
        with connection.cursor() as cursor:
            cursor.execute("SELECT frontdoor_take_in(%s, %s)", [person, team])
            if not cursor.fetchone()[0]:
                raise NotHere
    elif not any(one.team_id == team and one.until_at is None for one in live_grants(person)):
        add_grants([NewGrant(person, "members", HERE, team=team)])


def let_team_see(person: int, team: int) -> None:
    """Let the managers of a team see a child who is to have a worker there."""
    if not any(one.team_id == team for one in live_grants(person)):
        add_grants([NewGrant(person, "managers", "team", team=team)])


def new_child(team: int, *, known_as: str = "", born: date | None = None, sex: str = "") -> int:
    """Make a child who is on no record yet; without a name, one whom we do not know yet."""
    (person,) = add_people([Facts(sex=sex, born=born)], team=team, reason=HERE)
    name_child(person, known_as)
    return person


def name_child(person: int, known_as: str) -> None:
    """Say what to call a child whom this desk has just met."""
    if known_as.strip():
        Person.objects.filter(id=person).update(known_as=known_as.strip())
        keep_keys([person])


def leave(row: Contact) -> None:
    """When nothing is open any more and others work with the child, the desk's sight ends.

    It lasts as long as new word would reopen the contact. A child who is with nobody else stays.
    """
    if row.person_id is None or _is_open_here(row):
        return
    live = live_grants(row.person_id)
    here = [one for one in live if (one.team_id, one.reason) == (row.team_id, HERE)]
    others = [one for one in live if one.team_id and one.team_id != row.team_id]
    if not here or not others:
        return
    add_grants([NewGrant(row.person_id, "members", HERE, team=row.team_id, until=_until())])
    for grant in here:
        end(grant.pk)


def _is_open_here(row: Contact) -> bool:
    same = Contact.objects.filter(person_id=row.person_id or 0, team_id=row.team_id)
    return same.exclude(state__in=[one.value for one in CLOSED]).exists()


def _until() -> datetime:
    return due(clock.now(), numbers()["REOPEN"], Unit.WORKING_DAYS)
