"""What `protect` does to a table: who reads, who writes, by which plan."""

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.rls import protect
from kith.accounts.models import Team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trial_note")]

MINE, THEIRS = 601, 602


@pytest.fixture
def worker() -> Actor:
    worker = testing.holding("social_worker")
    testing.known_to(worker, MINE)
    testing.known_to(testing.holding("social_worker"), THEIRS)
    return worker


def ask(sql: str, *params: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def as_machine(sql: str) -> None:
    with acting_as(MACHINE):
        ask(sql)


MANY_GRANTS = """
INSERT INTO access_grant (person_id, team_id, reach, reason, from_at, given_at)
SELECT 1000000 + n, (SELECT max(id) FROM accounts_team), 'members', 'team', now(), now()
  FROM generate_series(1, 3000) n
"""


def refused(sql: str) -> bool:
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        ask(sql)
    return True


class TestWriting:
    @pytest.fixture(autouse=True)
    def _notes(self, worker: Actor) -> None:
        as_machine(f"INSERT INTO trial_note (person_id) VALUES ({MINE}), ({THEIRS})")

    @pytest.mark.parametrize("role", ["none", "kith_team", "kith_wide"])
    def test_nothing_is_written_about_a_child_out_of_sight(self, worker: Actor, role: str) -> None:
        with acting_as(worker):
            ask("SELECT set_config('role', %s, true)", role)
            assert refused(f"INSERT INTO trial_note (person_id) VALUES ({THEIRS})")

    def test_nor_is_a_row_handed_to_one(self, worker: Actor) -> None:
        with acting_as(worker):
            assert refused(f"UPDATE trial_note SET person_id = {THEIRS}")

    def test_what_one_cannot_see_one_neither_changes_nor_deletes(self, worker: Actor) -> None:
        with acting_as(worker):
            ask("UPDATE trial_note SET words = 'seen'")
            ask("DELETE FROM trial_note")
        with acting_as(MACHINE):
            assert ask("SELECT person_id, words FROM trial_note") == [(THEIRS, "")]

    def test_a_row_is_locked_only_where_it_is_seen(self, worker: Actor) -> None:
        with acting_as(worker):
            assert ask("SELECT person_id FROM trial_note FOR UPDATE") == [(MINE,)]


class TestSeveralPeople:
    def test_a_row_about_two_is_for_those_who_see_both(self, worker: Actor) -> None:
        as_machine(f"INSERT INTO trial_pair VALUES ({MINE}, {MINE}), ({MINE}, {THEIRS})")
        with acting_as(worker):
            assert ask("SELECT * FROM trial_pair") == [(MINE, MINE)]
            assert refused(f"INSERT INTO trial_pair VALUES ({THEIRS}, {MINE})")

    def test_hiding_one_hides_the_pair_from_the_whole_service(self, worker: Actor) -> None:
        as_machine(f"INSERT INTO trial_pair VALUES ({MINE}, {THEIRS})")
        head = testing.holding("head_of_service")
        with acting_as(head):
            assert len(ask("SELECT * FROM trial_pair")) == 1
        testing.restricted(THEIRS, "R1")
        with acting_as(head):
            assert ask("SELECT * FROM trial_pair") == []


class TestTheDesk:
    """A contact about an unknown child belongs to a desk."""

    @pytest.fixture
    def desk(self, worker: Actor) -> int:
        number = worker.teams[0]
        as_machine(
            f"INSERT INTO trial_desk VALUES (NULL, {number}), (NULL, {number + 1000}),"
            f" ({MINE}, {number + 1000}), ({THEIRS}, {number})"
        )
        return number

    def test_its_members_see_what_is_about_nobody_yet(self, worker: Actor, desk: int) -> None:
        with acting_as(worker):
            assert set(ask("SELECT * FROM trial_desk")) == {(None, desk), (MINE, desk + 1000)}

    def test_so_do_its_managers(self, desk: int) -> None:
        manager = testing.holding("team_manager", Team.objects.get(pk=desk))
        with acting_as(manager):
            assert ask("SELECT * FROM trial_desk") == [(None, desk)]

    def test_the_whole_service_is_for_those_who_read_it(self, desk: int) -> None:
        with acting_as(testing.holding("head_of_service")):
            assert len(ask("SELECT * FROM trial_desk")) == 4
        with acting_as(testing.holding("social_worker")):
            ask("SET LOCAL ROLE kith_wide")
            assert ask("SELECT * FROM trial_desk") == []

    def test_nobody_writes_to_anothers_desk(self, worker: Actor, desk: int) -> None:
        with acting_as(worker):
            ask("INSERT INTO trial_desk VALUES (NULL, %s)", desk)
            assert refused(f"INSERT INTO trial_desk VALUES (NULL, {desk + 1000})")


class TestPlans:
    """The shape of a policy decides between a millisecond and a second (joints, section 2)."""

    LATEST = "SELECT id FROM trial_note ORDER BY at DESC LIMIT 50"

    ONE = "SELECT id FROM trial_note WHERE id = 7"

    def plan(self, actor: Actor, sql: str = LATEST) -> str:
        with acting_as(actor):
            ask("SET LOCAL enable_seqscan = off")
            return "\n".join(row[0] for row in ask(f"EXPLAIN (VERBOSE) {sql}"))

    def test_ones_own_people_are_an_index_condition_asked_once(self, worker: Actor) -> None:
        plan = self.plan(worker)
        assert "InitPlan" in plan
        assert "Index Cond: (trial_note.person_id = ANY" in plan

    @pytest.mark.django_db(transaction=True, databases="__all__")
    def test_for_a_teams_reader_one_row_asks_of_the_person_in_it(self) -> None:
        manager = testing.holding("team_manager")
        as_machine(MANY_GRANTS)  # where few were ever given, asking for all of them is as quick
        with connections["owner"].cursor() as owner:
            owner.execute("ANALYZE access_grant")
        plan = self.plan(manager, self.ONE)
        assert "(g.person_id = trial_note.person_id)" in plan
        assert "hashed SubPlan" not in plan
        assert "kith_my_people" not in plan

    def test_and_many_rows_ask_for_all_of_them_once(self) -> None:
        plan = self.plan(testing.holding("team_manager"))
        assert "trial_note.person_id = (hashed SubPlan" in plan
        assert "kith_my_people" not in plan

    def test_the_hidden_are_a_hashed_set_and_the_role_is_asked_once(self) -> None:
        plan = self.plan(testing.holding("head_of_service"))
        assert "InitPlan" in plan
        assert "hashed SubPlan" in plan


@pytest.mark.django_db(transaction=True, databases="__all__")
class TestTheOwner:
    """Forced security blinds the owner in silence; set-up and rebuild act as kith_facts."""

    @pytest.fixture(autouse=True)
    def _notes(self) -> None:
        as_machine(f"INSERT INTO trial_note (person_id) VALUES ({MINE}), ({THEIRS})")
        yield
        self.count("DELETE FROM trial_note RETURNING 1", "kith_facts")

    def count(self, sql: str, role: str = "none") -> int:
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT set_config('role', %s, false)", [role])
            cursor.execute(sql)
            found = len(cursor.fetchall())
            cursor.execute("RESET ROLE")
        return found

    def test_sees_no_row_of_its_own_tables(self) -> None:
        assert self.count("SELECT FROM trial_note") == 0

    def test_the_facts_role_sees_and_writes_every_row(self) -> None:
        assert self.count("SELECT FROM trial_note", "kith_facts") == 2
        assert self.count("UPDATE trial_note SET words = '' RETURNING 1", "kith_facts") == 2


def test_protecting_can_be_undone() -> None:
    (secured, granted) = protect("trial_note")
    undone = ";".join(secured.reverse_sql)
    assert undone.count("DROP POLICY") == 4
    assert "NO FORCE" in undone
    assert granted.reversible
