"""Make many people at once and read what is kept of them, inside other packages' commands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count

from kith.access.grants import NewGrant, add_grants
from kith.kernel import clock
from kith.people import bulk
from kith.people.models import Identifier
from kith.people.search import keep_keys


@dataclass(frozen=True)
class Name:
    """One identifier: which scheme, who issued it, and the value."""

    scheme: str
    issuer: str
    value: str


@dataclass(frozen=True)
class Facts:
    """What a return says of a person. Names are what others call them; disabilities are codes."""

    sex: str = ""
    born: date | None = None
    expected: date | None = None
    died: date | None = None
    ethnicity: str = ""
    names: frozenset[Name] = frozenset()
    disabilities: frozenset[str] = frozenset()


PLAIN = ("sex", "born", "expected", "died", "ethnicity")


def add_people(
    people: Sequence[Facts],
    *,
    team: int | None = None,
    team_reach: str = "members",
    account: int | None = None,
    reason: str = "team",
) -> list[int]:
    """Make these people, visible to a team, an account or both; return their ids in order.

    The grants come first: a row is visible to its maker only through them, and a person to whom
    nobody was ever granted sight would be there for nobody.
    """
    if team is None and account is None:
        raise ValueError("say which team or account may see these people")
    ids = _next_ids(len(people))
    add_grants([grant for one in ids for grant in _grants(one, team, team_reach, account, reason)])
    now = clock.now()
    made = list(zip(ids, people, strict=True))
    bulk.run(bulk.INSERT_PEOPLE, ((one, *plain(facts), now) for one, facts in made))
    add_names((one, name) for one, facts in made for name in facts.names)
    add_disabilities((one, code) for one, facts in made for code in facts.disabilities)
    keep_keys(ids)
    return ids


def plain(facts: Facts) -> tuple[object, ...]:
    """Return what the person's own row holds, in the order of `PLAIN`."""
    return tuple(getattr(facts, field) for field in PLAIN)


def _next_ids(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval('people_person_id_seq') FROM generate_series(1, %s)", [count]
        )
        return [row[0] for row in cursor.fetchall()]


def _grants(
    person: int, team: int | None, reach: str, account: int | None, reason: str
) -> list[NewGrant]:
    to_team = [NewGrant(person, reach, reason, team=team)] if team else []
    to_account = [NewGrant(person, "worker", reason, account=account)] if account else []
    return to_team + to_account


def add_names(names: Iterable[tuple[int, Name]]) -> None:
    """Add identifiers, each to its person."""
    now = clock.now()
    rows = ((person, name.scheme, name.issuer, name.value, now) for person, name in names)
    bulk.run(bulk.INSERT_NAMES, rows)


def add_disabilities(codes: Iterable[tuple[int, str]]) -> None:
    """Add disabilities by code, each to its person."""
    now = clock.now()
    bulk.run(bulk.INSERT_DISABILITIES, ((person, code, now) for person, code in codes))


def ids_of(scheme: str, issuer: str, values: Iterable[str]) -> dict[str, int]:
    """Return whom these identifiers name, among the people whom the actor sees.

    One that was taken back names nobody, and a record that was merged away is nobody.
    """
    found = Identifier.objects.filter(scheme=scheme, issuer=issuer, value__in=list(values))
    found = found.filter(retracted_at=None, person__merged_into=None)
    return dict(found.order_by("-person_id").values_list("value", "person_id"))


def with_several(scheme: str, issuer: str, people: Iterable[int]) -> set[int]:
    """Return those of these people whom one issuer knows under several values of a scheme."""
    standing = Identifier.objects.filter(scheme=scheme, issuer=issuer, retracted_at=None)
    counted = standing.filter(person_id__in=set(people)).values("person_id")
    return set(
        counted.annotate(many=Count("id")).filter(many__gt=1).values_list("person_id", flat=True)
    )


def facts_of(ids: Iterable[int]) -> dict[int, Facts]:
    """Return what is kept of each of these people, as a return would say it.

    A number that somebody took back is among their names: it was told, and is not added anew.
    """
    wanted = list(ids)
    names: defaultdict[int, set[Name]] = defaultdict(set)
    for person, *name in bulk.read(bulk.SELECT_NAMES, wanted):
        names[person].add(Name(*name))
    codes: defaultdict[int, set[str]] = defaultdict(set)
    for person, code in bulk.read(bulk.SELECT_DISABILITIES, wanted):
        codes[person].add(code)
    return {
        one: Facts(sex, born, due, died, ethnicity, frozenset(names[one]), frozenset(codes[one]))
        for one, sex, born, due, died, ethnicity in bulk.read(bulk.SELECT_PEOPLE, wanted)
    }
