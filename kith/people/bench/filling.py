"""Put an invented million into the bench's own database, with its keys, the quick way round.

COPY does not pass a forced policy, so the owner lifts the force here for as long as it fills; the
policies themselves stay, and everything that is measured goes through them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import connections

from kith.kernel.bench import Progress
from kith.people.bench.population import Invented, people
from kith.people.rules import LOCAL, UPN
from kith.people.search.rules.keys import keys_of
from kith.people.search.rules.known import Known, Named, Place

SEED = 3
PEOPLE = 1_000_000
AT_ONCE = 20_000
NOW = datetime(2026, 11, 1, tzinfo=UTC)
NHS = "NHS"
KEYS = "people_personkey"

COLUMNS = {
    "people_person": "id, born, known_as, sex, ethnicity, say_it, pronouns, language,"
    " communication, version, created_at",
    "people_personname": "person_id, kind, given, family, until_on, source, recorded_at,"
    " retracted_why",
    "people_address": "person_id, kind, lines, postcode, source, recorded_at, retracted_why",
    "people_phone": "person_id, kind, value, source, recorded_at, retracted_why",
    "people_identifier": "person_id, scheme, issuer, value, source, recorded_at, retracted_why",
    "access_grant": "person_id, team_id, reach, reason, from_at, given_at",
    "people_personkey": "person_id, key",
}
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'people_personkey'
"""
Row = tuple[Any, ...]
TEAM = """
INSERT INTO accounts_team (code, name, created_at) VALUES ('bench', 'The bench', now())
RETURNING id
"""


def fill(progress: Progress, count: int = PEOPLE) -> int:
    """Make the people and all that they are found by; return how many people."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(TEAM)
        (team,) = cursor.fetchone()
    with _without_force(), _keys_indexed_afterwards():
        made = 0
        for some in _some(people(count, SEED), AT_ONCE):
            progress(made, count, "people")
            for table, rows in rows_of(some, team).items():
                _copy(table, rows)
            made += len(some)
    progress(made, count, "people")
    return made


def rows_of(some: Iterable[Invented], team: int) -> dict[str, list[Row]]:
    """Return the rows of some people, by table."""
    rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    for one in some:
        known_as = f"{one.given} {one.family}"
        rows["people_person"].append(
            (one.id, one.born, known_as, "", "", "", "", "", "", 1, NOW),
        )
        rows["people_personname"] += [
            (one.id, kind, given, family, until, "", NOW, "")
            for kind, given, family, until in _names(one)
        ]
        rows["people_address"].append((one.id, "home", one.lines, one.postcode, "", NOW, ""))
        if one.phone:
            rows["people_phone"].append((one.id, "mobile", one.phone, "", NOW, ""))
        rows["people_identifier"] += [
            (one.id, scheme, "", value, "", NOW, "") for scheme, value in _numbers(one)
        ]
        rows["access_grant"].append((one.id, team, "members", "team", NOW, NOW))
        rows["people_personkey"] += [(one.id, key) for key in keys_of(known(one))]
    return rows


def _names(one: Invented) -> Iterator[tuple[str, str, str, datetime | None]]:
    yield "preferred", one.given, one.family, None
    if one.middle:
        yield "legal", f"{one.given} {one.middle}", one.family, None
    if one.previous:
        yield "previous", one.given, one.previous, NOW


def _numbers(one: Invented) -> list[tuple[str, str]]:
    every = [(LOCAL, one.local), (NHS, one.nhs), (UPN, one.upn)]
    return [(scheme, value) for scheme, value in every if value]


def known(one: Invented) -> Known:
    """Return what is known of an invented person, as it would be read back from the rows."""
    names = [Named(f"{one.given} {one.family}")]
    names += [
        Named(f"{given} {family}", past=until is not None)
        for _, given, family, until in _names(one)
    ]
    return Known(
        person=one.id,
        names=tuple(names),
        born=one.born,
        places=(Place(one.lines, one.postcode),),
        phones=(one.phone,) if one.phone else (),
        numbers=tuple(value for _, value in _numbers(one)),
    )


def _some(every: Iterator[Invented], size: int) -> Iterator[list[Invented]]:
    batch: list[Invented] = []
    for one in every:
        batch.append(one)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _copy(table: str, rows: Iterable[Row]) -> None:
    with connections["owner"].cursor() as cursor:
        wrapped: Any = cursor.cursor
        with wrapped.copy(f"COPY {table} ({COLUMNS[table]}) FROM STDIN") as copy:
            if table == KEYS:  # thirty million pairs of numbers
                copy.write("".join(f"{person}\t{key}\n" for person, key in rows))
                return
            for row in rows:
                copy.write_row(row)


def _do(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def _without_force() -> Iterator[None]:
    for table in COLUMNS:
        _do(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    yield
    for table in COLUMNS:
        _do(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


@contextmanager
def _keys_indexed_afterwards() -> Iterator[None]:
    """Build the indexes of the keys once over all of them; row by row takes far longer."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
    _do("ALTER TABLE people_personkey DROP CONSTRAINT people_personkey_pkey")
    _do("DROP INDEX IF EXISTS key_by_person")
    yield
    _do("SET maintenance_work_mem = '512MB'")
    for name, made in indexes:
        _do(made)
        if name.endswith("_pkey"):
            _do(f"ALTER TABLE people_personkey ADD PRIMARY KEY USING INDEX {name}")
