"""Makes a person: a child, an adult of the family or network, or a professional.

Whether they are known already was looked for before (`search.creating`): without what came of that,
nobody is made.
"""

from collections.abc import Iterable

from django.db.models import Q

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import Refused, command, query
from kith.access.grants import NewGrant, add_grants
from kith.access.models import Grant
from kith.accounts.roles import Area, Level, Scope
from kith.kernel import clock
from kith.people.adding import put_name, put_number, put_phone, put_place
from kith.people.following import follow
from kith.people.models import Person
from kith.people.people import Facts, add_people
from kith.people.rows import put
from kith.people.rules.ages import read_birth
from kith.people.rules.fields import KINDS, apparent_text, read
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import read_name
from kith.people.rules.whom import NewPerson
from kith.people.search.creating import Looked, settled
from kith.people.search.proposing import propose_apart
from kith.people.writing import locked, tell


def create_person(actor: Actor, /, *, who: NewPerson, looked: Looked) -> int:
    """Make a person and return the id: by those who write about children, or take in contacts.

    The new person is seen by the maker and by the maker's team (its managers, where the maker
    sees only their own children), and by those who see `beside`. Those whom `looked` found and who
    were said to be others are proposed to be looked at again.
    """
    by_work = actor.may(Area.CHILD, Level.CREATE)
    return (create_by_work if by_work else create_by_contact)(actor, who=who, looked=looked)


def check_may_create(actor: Actor) -> None:
    """Refuse whoever may make no person, before they type a word."""
    (_may_by_work if actor.may(Area.CHILD, Level.CREATE) else _may_by_contact)(actor)


@query(Area.CHILD, Level.CREATE)
def _may_by_work(actor: Actor, /) -> None:
    """Do nothing: the gate is the answer."""


@query(Area.CONTACT, Level.CREATE)
def _may_by_contact(actor: Actor, /) -> None:
    _check_is_ours(actor)


def _check_is_ours(actor: Actor) -> None:
    if actor.kind != "worker":
        raise Refused("Your role does not include making a record of a person.")


@command(Area.CHILD, Level.CREATE, event="person.created")
def create_by_work(actor: Actor, /, *, who: NewPerson, looked: Looked) -> int:
    """Make a person, as somebody who writes about children."""
    return _make(actor, who, looked)


@command(Area.CONTACT, Level.CREATE, event="person.created")
def create_by_contact(actor: Actor, /, *, who: NewPerson, looked: Looked) -> int:
    """Make a person, as somebody of ours who takes in contacts."""
    _check_is_ours(actor)
    return _make(actor, who, looked)


def _make(actor: Actor, who: NewPerson, looked: Looked) -> int:
    check(who)
    others = settled(actor, who, looked)
    facts = Facts(sex=who.sex, born=who.born, expected=who.expected)
    team = _team(actor, who.team)
    reach = "managers" if actor.scope is Scope.OWN else "members"
    (person,) = add_people(
        [facts], team=team, team_reach=reach, account=actor.id or None, reason="made"
    )
    if who.beside is not None:
        _see_as(person, who.beside, {team}, actor.id)
    audit.about(person=person)
    write_down(actor, person, who)
    propose_apart(person, others, looked.apart)
    return person


def write_down(actor: Actor, person: int, who: NewPerson) -> None:
    """Write what was told of somebody who was just made, inside a command."""
    row = locked(person)
    _fill(row, who)
    tell(actor, row, {"record": ("", "written down first")})
    _tell_more(actor, row, who)
    follow([person])


def check(who: NewPerson) -> None:
    """Refuse what cannot be, before anything is written."""
    if who.kind not in KINDS:
        raise Mistaken("kind", "Choose how we know them.")
    if not who.names and not who.expected:
        raise Mistaken("given", "Write at least a name. A child before birth may have none yet.")
    for name in who.names:
        read_name(name)
    read("sex", who.sex)
    read_birth(who.born, who.expected, None, clock.today())


def _team(actor: Actor, chosen: int | None) -> int | None:
    """Return the team that was chosen among the maker's own, or the first of them."""
    if chosen is not None and chosen not in actor.teams and actor.scope is not Scope.WIDE:
        raise Refused("Choose one of your own teams.")
    return chosen if chosen is not None else next(iter(actor.teams), None)


def _see_as(person: int, beside: int, teams: Iterable[int | None], account: int) -> None:
    """Let all see the new person who see another by their work, unless they do already."""
    if not audit.sees(beside):
        raise Mistaken("beside", "There is no such record.")
    live = Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=clock.now()), person_id=beside)
    add_grants(
        [
            NewGrant(person, one.reach, one.reason, one.account_id, one.team_id, None, one.until_at)
            for one in live.exclude(reason="break-glass").exclude(reach__in=["self", "parent"])
            if one.account_id != account and (one.team_id is None or one.team_id not in teams)
        ]
    )


def _fill(row: Person, who: NewPerson) -> None:
    fields = ("kind", "gender", "pronouns", "occupation", "agency")
    texts = {name: read(name, getattr(who, name)) for name in fields}
    texts["apparent"] = apparent_text(who.apparent)
    row.save(update_fields=[column for name in texts for column in put(row, name, texts[name])])


def _tell_more(actor: Actor, row: Person, who: NewPerson) -> None:
    for name in who.names:
        put_name(actor, row, name)
    for place in who.places:
        put_place(actor, row, place)
    for phone in who.phones:
        put_phone(actor, row, phone)
    for number in who.numbers:
        put_number(actor, row, number)
