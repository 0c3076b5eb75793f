"""Whom the desk sees: a child while something about them is open here, and a while after."""

from datetime import date

from django.db import connection

from kith.access import audit
from kith.access.gates import NotHere
from kith.access.grants import NewGrant, add_grants, end
from kith.frontdoor.fresh import reopens_until
from kith.frontdoor.helped import ENDED, NAMES, said_of_help
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.states import CLOSED, State
from kith.kernel import clock
from kith.people.models import Person
from kith.people.people import Facts, add_people
from kith.people.search import keep_keys
from kith.people.ties.sight import follow
from kith.promises.history import standing
from kith.promises.sight import live_grants

HERE = "contact"


def let_desk_see(person: int, team: int) -> None:
    """Give the desk sight of a child whom word has reached it about; NotHere where it may not."""
    if not audit.keeps(person):
        with connection.cursor() as cursor:
            cursor.execute("SELECT frontdoor_take_in(%s, %s)", [person, team])
            if not cursor.fetchone()[0]:
                raise NotHere
    elif any(one.team_id == team and one.until_at is None for one in live_grants(person)):
        return
    else:
        add_grants([NewGrant(person, "members", HERE, team=team)])
    follow(person)


def let_team_see(person: int, team: int) -> None:
    """Let the managers of a team see a child who is to have a worker there."""
    if not any(one.team_id == team for one in live_grants(person)):
        add_grants([NewGrant(person, "managers", "team", team=team)])


def new_child(team: int, *, known_as: str = "", born: date | None = None, sex: str = "") -> int:
    """Make a child who is on no record yet; without a name, one whom we do not know yet."""
    (person,) = add_people([Facts(sex=sex, born=born)], team=team, reason=HERE)
    if known_as.strip():
        name_child(person, known_as)
    return person


def name_child(person: int, known_as: str, born: date | None = None) -> None:
    """Say what to call a child whom this desk has just met, and when they were born if it knows."""
    said = {"born": born} if born else {}
    Person.objects.filter(id=person).update(known_as=known_as.strip(), **said)
    keep_keys([person])


def leave(row: Contact) -> None:
    """When nothing about a child is open any more, the desk's sight of child and family ends.

    It lasts as long as new word would reopen the contact; new word gives it again. What the desk
    still owes then keeps the child in sight (`keep_in_sight`).
    """
    if row.person_id is None or _is_open_here(row.person_id, row.team_id):
        return
    live = live_grants(row.person_id)
    here = [one for one in live if (one.team_id, one.reason) == (row.team_id, HERE)]
    if not here:
        return
    until = reopens_until(clock.now())
    add_grants([NewGrant(row.person_id, "members", HERE, team=row.team_id, until=until)])
    for grant in here:
        end(grant.pk)
    follow(row.person_id)


def _is_open_here(person: int, team: int) -> bool:
    """Say whether a contact is open at the desk, or help goes on that it follows."""
    same = Contact.objects.filter(person_id=person, team_id=team)
    if same.exclude(state__in=[one.value for one in CLOSED]).exists():
        return True
    helped = list(same.filter(state=State.HELPED).values_list("id", flat=True))
    facts = standing(person, names=NAMES) if helped else []
    return any(ENDED not in said_of_help(facts, one) for one in helped)
