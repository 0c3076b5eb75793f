"""Every table of the house: either the database decides who reads it, or it is named here.

A table that says anything about a child, a family or a piece of work is protected, and shows no row
where nobody acts; the tests plant a row in each, in a copy of the database, and ask as the login of
the application. The others stand in `OPEN` with the reason. A new table is on neither side until
somebody decides.
"""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections

from kith.access import signing
from kith.access.actors import MACHINE

OPEN = {
    # how the database knows who acts; nobody but its owner and its own functions may read these
    "access_key": "the key; not granted to the application at all",
    "access_rolescope": "how far each role reaches; not granted to the application at all",
    # who works here: read before anybody acts, to sign in and to know what an actor may
    "accounts_account": "sign-in finds the account here, a child's own as well",
    "accounts_closing": "whose account was closed, by whom and why",
    "accounts_team": "names of desks",
    "accounts_membership": "who holds which role",
    "accounts_shift": "the rota",
    "accounts_cover": "who stands in for whom",
    # sign-in
    "account_emailaddress": "sign-in",
    "account_emailconfirmation": "sign-in",
    "mfa_authenticator": "the second step of sign-in",
    "django_session": "sessions, by a random key; they hold an account's number and no words",
    "kith_cache": "counts of sign-in tries, by hashed keys",
    # Django's own, unused or about the code
    "auth_group": "unused",
    "auth_group_permissions": "unused",
    "auth_permission": "unused",
    "django_content_type": "names of models",
    "django_migrations": "which migrations ran",
    # numbers without a child
    "oversight_watchcount": "how many places there are to ask about, by team and quarter",
    # jobs: what they carry is numbers of work and never words
    "procrastinate_jobs": "jobs",
    "procrastinate_events": "jobs",
    "procrastinate_periodic_defers": "jobs",
    "procrastinate_workers": "jobs",
    # law and calendar
    "kernel_calendar": "working days",
    "kernel_policyrule": "limits and aims, with their dates",
    # whom we write to
    "frontdoor_partner": "desks of agencies and who answers for them: about no child",
    "frontdoor_partner_members": "who of such a desk signs in here: about no child",
    "frontdoor_surge": "that more came than usual: about no child",
    "frontdoor_surgeanswer": "what leaders say is done about that: about no child",
    # counts
    "promises_load": "how many lines a worker had on a day: about work in number, about no child",
    "people_matchingrun": "how many records a night compared, and how many pairs it proposed",
    "standards_return": "which returns were taken in, and how many children each held",
    # the demonstration
    "demo_boroughclock": "the clock of the invented borough",
    "demo_world": "whether the invented borough is made",
}

# Functions that run with the rights of kith_facts, and what they let their caller learn or do.
DEFINERS = {
    "kith_me": "who acts",
    "kith_kind": "who acts",
    "kith_now": "the actor's present",
    "kith_my_people": "whom the actor sees",
    "kith_team_people": "whom the actor sees",
    "kith_my_teams": "the actor's teams",
    "kith_my_managed": "the teams whose managers' work the actor does",
    "kith_my_absent": "whose work the actor does while they are away",
    "kith_everyone": "whether the actor reads the whole service",
    "kith_hidden_people": "whom a policy leaves out; nothing to those who see only their own",
    "kith_reviews": "whether the actor reviews break-glass",
    "kith_audits": "whether the actor guards the audit log",
    "kith_only": "what the link is about that the actor was sent",
    "frontdoor_keep_apart": "nothing: it puts an answer where those alone read it who are named",
    "frontdoor_asked": "which request the actor's link is about, while it still opens",
    "kith_sees": "whether the actor sees one person",
    "kith_finds": "whether the actor looks people up over the whole service",
    "kith_unfindable": "whom such a look leaves out; nothing to those who do not look people up",
    "kith_must_ring": "whether to ring the duty manager first, at create: neither of whom nor why",
    "kith_keeps": "whether the actor sees one person otherwise than by breaking glass",
    "kith_opened": "whether the actor broke glass for one person just now",
    "kith_may_grant": "whether the actor may give sight of one person",
    "kith_end_grant": "ends a grant on somebody whom the actor sees",
    "kith_hidden_addresses": "numbers of the hidden addresses that the actor is named for",
    "kith_may_name": "whether the actor may name somebody for a hidden address",
    "kith_break_glass": "a quarter of an hour and a review, for roles that may; true or false",
    "frontdoor_take_in": "gives a desk sight of a child not hidden from who asks; true or false",
    "frontdoor_blind": "a contact without its decision, to whoever was asked to look, for a time",
    "kith_is_hidden": "whether one child is hidden from the actor, for what rings at once",
    "kith_hold_words": "puts words aside for their author; tells nothing",
    "kith_sweep_drafts": "throws old drafts away; tells nothing",
    "kith_told_since": "whether a summary of a kind went out; tells nothing of whom",
    "people_merge": "merges two records that the actor sees; says which refusal stands in the way",
    "people_unmerge": "undoes a merge into a record that the actor sees; says what is in the way",
    "people_since": "what was written since a merge into a record that the actor sees",
    "people_sweep_merged": "for the machine: moves what was written about a record merged away",
    "promises_derive": "derives promises from facts; tells how many changed",
    "promises_derive_everyone": "derives promises from facts; tells how many changed",
}

# Views that read with the rights of their owner, and what they show.
OWNERS_VIEWS = {"kith_reached": "whom the actor reaches, as the seal says, less those hidden"}

# Of the front door: what somebody from outside is asked to look at, or has written; and what only
# the product reads.
OF_OTHERS_TOO = {"frontdoor_blindlook", "frontdoor_letter", "frontdoor_received"}
TABLES = """
SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
 WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND relname !~ '^trial_'
"""
ROLES = ("kith_app", "kith_team", "kith_wide")
# What the front door reads of anybody while it looks somebody up: what a card is made of, whom to
# ring, and the log in which each look is written down.
FOUND = {
    "people_person": "SELECT",
    "people_personkey": "SELECT",
    "people_personname": "SELECT",
    "people_identifier": "SELECT",
    "people_address": "SELECT",
    "people_phone": "SELECT",
    "access_grant": "SELECT",
    "access_auditevent": "INSERT SELECT",
}
# What somebody without an account reads and writes who was sent a link.
LINKED = {
    "frontdoor_link": "SELECT",
    "frontdoor_request": "SELECT",
    "access_auditevent": "INSERT",
}


def ask(sql: str) -> list[tuple[object, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.fixture
def owner(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Let the test read the catalogue as the owner."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.usefixtures("owner")
class TestTheCatalogue:
    def test_each_table_is_protected_or_open_for_a_reason(self) -> None:
        secured = {name: (on, forced) for name, on, forced in ask(TABLES)}
        unprotected = {name for name, (on, _) in secured.items() if not on}
        assert unprotected - OPEN.keys() == set(), (
            "Protect these (kith.access.rls.protect), or say in OPEN why they are open"
        )
        assert OPEN.keys() - unprotected == set(), "On the list, yet gone or protected"
        assert all(forced for on, forced in secured.values() if on)
        assert all(OPEN.values())

    def test_each_protected_table_has_one_policy_for_each_role(self) -> None:
        policies = ask(
            "SELECT tablename, array_agg(roles[1]::text ORDER BY roles[1]::text),"
            " bool_and(cardinality(roles) = 1 AND permissive = 'PERMISSIVE' AND cmd = 'ALL')"
            " FROM pg_policies WHERE tablename !~ '^trial_' AND policyname <> 'kith_inside'"
            " GROUP BY 1"
        )
        assert {name for name, _, _ in policies} == {n for n, on, _ in ask(TABLES) if on}
        for name, roles, plain in policies:
            more = ["kith_find"] if name in FOUND else []
            more += ["kith_link"] if name in LINKED else []
            assert (roles, plain) == (sorted([*ROLES, *more, "kith_facts"]), True), name

    def test_the_desks_own_work_is_for_those_who_work_here(self) -> None:
        narrowed = ask(
            "SELECT tablename, permissive, cmd, roles::text[] FROM pg_policies"
            " WHERE policyname = 'kith_inside' ORDER BY 1"
        )
        assert {(kind, of, *roles) for _, kind, of, roles in narrowed} == {
            ("RESTRICTIVE", "ALL", *ROLES)
        }
        ours = {name for name, on, _ in ask(TABLES) if on and name.startswith("frontdoor_")}
        assert ours - {name for name, *_ in narrowed} == OF_OTHERS_TOO

    def test_whoever_looks_somebody_up_reads_what_a_card_is_made_of_and_nothing_else(self) -> None:
        assert granted_to("kith_find") == {**FOUND, "demo_boroughclock": "SELECT"}
        assert columns_of("kith_find") == {}

    def test_whoever_was_sent_a_link_reads_what_it_is_about_and_nothing_else(self) -> None:
        assert granted_to("kith_link") == {
            **LINKED,
            "frontdoor_partner": "SELECT",
            "demo_boroughclock": "SELECT",
        }
        assert columns_of("kith_link") == {
            "frontdoor_link": "code_at draft kept_at tries",
            "frontdoor_request": "seen_at",
        }

    def test_every_condition_asks_who_acts(self) -> None:
        found = ask(
            "SELECT tablename, roles[1], qual, coalesce(with_check, qual) FROM pg_policies"
            " WHERE roles <> '{kith_facts}'"
        )
        asks_nobody = [row[:2] for row in found if not all("kith_" in words for words in row[2:])]
        assert asks_nobody == []

    def test_no_view_shows_what_its_owner_sees(self) -> None:
        views = ask(
            "SELECT relname, relkind, coalesce(reloptions, '{}') FROM pg_class"
            " WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
        )
        leaks = [name for name, kind, options in views
                 if kind == "m" or "security_invoker=true" not in options]  # fmt: skip
        assert set(leaks) == OWNERS_VIEWS.keys()

    def test_an_open_table_names_no_person(self) -> None:
        columns = ask(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name ~ '(person|child)'"
            " AND column_name <> 'persona_words'"
        )
        views = {name for (name,) in ask("SELECT viewname FROM pg_views")}
        named = {(table, column) for table, column in columns if table in OPEN.keys() - views}
        assert named == {("accounts_account", "person_id"), ("standards_return", "children")}

    def test_functions_with_other_rights_are_known_and_closed_to_tricks(self) -> None:
        found = ask(
            "SELECT proname, pg_get_userbyid(proowner), proconfig FROM pg_proc"
            " WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        )
        assert {name for name, _, _ in found} == DEFINERS.keys()
        for name, runs_as, config in found:
            assert runs_as == "kith_facts", name
            assert any(one.startswith("search_path=") and one.endswith("pg_temp") for one in config)

    def test_the_login_of_the_application_is_an_ordinary_one(self) -> None:
        told = ask(
            "SELECT rolname FROM pg_roles WHERE rolname ~ '^kith_'"
            " AND (rolsuper OR rolbypassrls OR rolreplication)"
        )
        assert told == []
        (owned,) = ask(
            "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = ANY"
            " (ARRAY['kith_app', 'kith_team', 'kith_wide', 'kith_find'])"
        )
        assert owned == (0,)


def granted_to(role: str) -> dict[object, object]:
    """Return what a role may do with which tables."""
    return dict(
        ask(
            "SELECT relname, string_agg(privilege_type, ' ' ORDER BY privilege_type)"
            f" FROM pg_class, aclexplode(relacl) WHERE grantee = '{role}'::regrole"
            " AND relkind IN ('r', 'p', 'v', 'm') AND relname !~ '^trial_' GROUP BY 1"
        )
    )


def columns_of(role: str) -> dict[object, object]:
    """Return which columns a role may do something with by themselves, by table."""
    return dict(
        ask(
            "SELECT attrelid::regclass::text, string_agg(attname, ' ' ORDER BY attname)"
            f" FROM pg_attribute, aclexplode(attacl) WHERE grantee = '{role}'::regrole GROUP BY 1"
        )
    )


VALUES = {
    "bool": "false",
    "date": "current_date",
    "timestamptz": "now()",
    "uuid": "gen_random_uuid()",
    "jsonb": "'{}'",
    "bytea": "''",
    "inet": "'127.0.0.1'",
}
COLUMNS = """
SELECT attname, typname, typcategory FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
 WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped
   AND attgenerated = '' AND attidentity = ''
"""
CONSTRAINTS = """
SELECT conrelid::regclass::text, conname FROM pg_constraint
 WHERE contype IN ('f', 'c') AND conrelid IN (SELECT oid FROM pg_class WHERE relrowsecurity)
"""


def value(type_name: str, category: str) -> str:
    """Return some value of a type."""
    if category in "NASV":
        return {"N": "1", "A": "'{}'", "S": "'x'", "V": "B'0'"}[category]
    return VALUES[type_name]


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker) -> Iterator[psycopg.Connection]:
    """Return the application's login to a copy of the database with a row in each table.

    Constraints are dropped in the copy, so that a row can be made of anything.
    """
    with django_db_blocker.unblock():
        connections.close_all()
        name = f"{connections['owner'].settings_dict['NAME']}_planted"
        at = {alias: connections[alias].get_connection_params() for alias in connections}
        with connections["owner"]._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{name.removesuffix("_planted")}"')
        plant({**at["owner"], "dbname": name})
        with login({**at["default"], "dbname": name}) as app:
            yield app
        with connections["owner"]._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')


def login(params: dict[str, object]) -> psycopg.Connection:
    """Connect past Django."""
    kept = ("dbname", "user", "password", "host", "port")
    return psycopg.connect(**{key: params[key] for key in kept if params.get(key)})


def plant(params: dict[str, object]) -> None:
    """Write one row into every protected table, as the role that repairs."""
    with login(params) as owner:
        for table, constraint in owner.execute(CONSTRAINTS).fetchall():
            owner.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{constraint}"')
        owner.execute("SET ROLE kith_facts")
        for table, on, _ in owner.execute(TABLES).fetchall():
            if on:
                columns = owner.execute(COLUMNS.format(table=table)).fetchall()
                names = ", ".join(f'"{column}"' for column, _, _ in columns)
                values = ", ".join(value(*kind) for _, *kind in columns)
                owner.execute(f"INSERT INTO {table} ({names}) VALUES ({values})")
                assert owner.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


@pytest.mark.parametrize("role", [*ROLES, "kith_find", "kith_link"])
def test_where_nobody_acts_nobody_reads_a_row(planted: psycopg.Connection, role: str) -> None:
    planted.execute("RESET ROLE" if role == "kith_app" else f"SET ROLE {role}")
    protected = [name for name, on, _ in planted.execute(TABLES).fetchall() if on]
    assert len(protected) > 15
    seen = {
        table: planted.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in protected
        if planted.execute("SELECT has_table_privilege(%s, 'SELECT')", [table]).fetchone()[0]
    }
    assert {table for table, rows in seen.items() if rows} == set()
    planted.execute("RESET ROLE")


def test_the_planted_rows_are_there_for_one_who_may(planted: psycopg.Connection) -> None:
    """So that the silence above is the policies', and not an empty copy's."""
    pid = planted.info.backend_pid
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signing, "_backend", lambda: pid)
        gate = signing.sign(MACHINE, "kith_wide")
    planted.execute("SELECT set_config('role', %s, false)", [gate.role])
    planted.execute("SELECT set_config('kith.actor', %s, false)", [gate.message])
    planted.execute("SELECT set_config('kith.seal', %s, false)", [gate.seal])
    for table in ("access_grant", "people_person", "promises_fact", "access_auditevent"):
        assert planted.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,), table
