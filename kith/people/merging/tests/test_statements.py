"""What is made of a declaration: how rows go to the kept record, come back, and are told of."""

import pytest

from kith.kernel.bearing import BEARS, HOOKS, STAYS, Bears, Hook, Stays, register
from kith.people.merging.filling import ITS_OWN, _gaps, empty, fill
from kith.people.merging.function import SIGNATURES, _ids, _refuses, declared, function_sql
from kith.people.merging.statements import back, changed, move, since

PLAIN = Bears("shop_visit", "visits")
PAIR = Bears("shop_friend", "friends", person=("a_id", "b_id"))
ONCE = Bears("shop_badge", "badges", once=("code", "year"))
NAMED = Bears("shop_word", "words", names="promise")
WRITTEN = Bears("shop_note", "the child's notes", written="noted_at", label="t.title")
ALONG = Bears("shop_stay", "stays", along="t.work IN (1, 2)", written="at", label="t.name")


def flat(sql: str) -> str:
    return " ".join(sql.split())


class TestWhatChanges:
    def test_whoever_is_named_becomes_the_kept_one(self):
        assert changed(PLAIN) == {
            "person_id": "CASE WHEN t.person_id = gone THEN keep ELSE t.person_id END"
        }

    def test_of_two_people_only_the_gone_one_becomes_another(self):
        assert list(changed(PAIR)) == ["a_id", "b_id"]
        assert "t.b_id = gone" in changed(PAIR)["b_id"]

    def test_an_id_that_follows_from_the_child_follows_the_child(self):
        assert changed(NAMED)["promise"] == "coalesce((ids->>t.promise::text)::uuid, t.promise)"

    def test_what_a_declaration_sets_goes_before_what_follows_by_itself(self):
        own = Bears("shop_pair", "pairs", person=("a_id",), sets={"a_id": "least(keep, 1)"})
        assert changed(own) == {"a_id": "least(keep, 1)"}


class TestThere:
    def test_only_rows_of_the_gone_record_move(self):
        assert "WHERE b.id = t.id AND (t.person_id = gone) AND (true)" in flat(move(PLAIN))
        assert "(t.a_id = gone OR t.b_id = gone)" in flat(move(PAIR))

    def test_each_moved_row_is_written_down_as_it_was_and_as_it_is(self):
        sql = flat(move(PLAIN))
        assert "jsonb_build_object('person_id', b.person_id) AS was" in sql
        assert "jsonb_build_object('person_id', t.person_id) AS put" in sql
        assert "INSERT INTO people_mergemove" in sql
        assert "'shop_visit'" in sql

    def test_a_row_moved_once_is_written_down_once(self):
        assert "ON CONFLICT (merge_id, name, row) DO NOTHING" in flat(move(PLAIN))

    def test_what_the_kept_record_has_alike_stays_where_it_is(self):
        sql = flat(move(ONCE))
        assert "NOT EXISTS (SELECT FROM shop_badge k WHERE k.person_id = keep" in sql
        for column in ONCE.once:
            assert f"k.{column} IS NOT DISTINCT FROM t.{column}" in sql
        assert "NOT EXISTS" not in move(PLAIN)

    def test_a_declaration_says_which_rows(self):
        some = Bears("shop_bill", "bills", only="t.paid OR t.old")
        assert "AND (t.paid OR t.old)" in flat(move(some))

    def test_where_no_column_names_the_person_the_declaration_alone_says_which(self):
        loose = Bears("shop_draft", "drafts", person=(), only="t.key = 'x'", sets={"key": "'y'"})
        assert "AND (true) AND (t.key = 'x')" in flat(move(loose))


class TestBack:
    def test_a_row_goes_back_while_it_still_is_as_the_merge_left_it(self):
        sql = flat(back(PLAIN))
        assert "SET (person_id) = ROW (w.person_id)" in sql
        assert "ROW (t.person_id) IS NOT DISTINCT FROM ROW (p.person_id)" in sql

    def test_a_key_is_read_as_what_it_is(self):
        assert "m.row::bigint" in back(PLAIN)
        assert "m.row::uuid" in back(Bears("shop_visit", "visits", key_type="uuid"))

    def test_what_belongs_to_it_goes_back_first(self):
        sql = flat(back(ALONG))
        assert sql.index("t.work IN (1, 2)") < sql.index("people_mergemove")
        assert "SET person_id = CASE WHEN t.person_id = keep THEN gone" in sql

    def test_what_hangs_on_an_id_of_the_child_goes_back_with_it(self):
        sql = flat(back(NAMED))
        assert "promise = (ids->>t.promise::text)::uuid" in sql
        assert "AND ids ? t.promise::text" in sql

    def test_only_what_was_written_since_can_be_chosen(self):
        sql = flat(back(WRITTEN))
        assert "t.noted_at > merged_at" in sql
        assert "c->>0 = 'shop_note'" in sql
        assert "chosen" not in back(PLAIN)


class TestSince:
    def test_what_is_written_since_is_told_by_table_row_and_label(self):
        sql = flat(since(WRITTEN))
        assert sql.startswith(
            "SELECT 'shop_note', 'the child''s notes', t.id::text, (t.title)::text, t.noted_at"
        )

    def test_what_goes_back_anyway_is_not_asked_about(self):
        assert "AND NOT (t.work IN (1, 2))" in flat(since(ALONG))
        assert "AND NOT (" not in flat(since(WRITTEN))

    def test_what_came_with_the_merge_is_no_news(self):
        sql = flat(since(WRITTEN))
        assert "NOT EXISTS (SELECT FROM people_mergemove m" in sql
        assert "m.row = t.id::text" in sql


class TestDeclared:
    def test_a_code_names_the_table_and_its_part(self):
        assert PLAIN.code == "shop_visit"
        assert Bears("shop_visit", "visits", part="late").code == "shop_visit:late"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Bears("shop_twice", "visits"), Bears("shop_twice", "calls")),
            (Stays("shop_stays", "sealed"), Stays("shop_stays", "forgotten")),
            (Hook("shop", first="  a;"), Hook("shop", first="  b;")),
        ],
    )
    def test_two_different_ones_under_one_name_are_a_mistake(self, one, other, monkeypatch):
        for name in ("_bears", "_stays", "_hooks"):
            monkeypatch.setattr(f"kith.kernel.bearing.{name}", {})
        register(one, one)
        with pytest.raises(ValueError, match="two declarations"):
            register(other)

    def test_those_whose_ids_follow_from_the_child_come_last(self):
        late = [bool(one.names or one.part) for one in declared()]
        assert late == sorted(late)
        assert late[-1]

    def test_every_package_that_keeps_something_of_people_says_so(self):
        declared()
        told = {table.partition("_")[0] for table in (*(b.table for b in BEARS.values()), *STAYS)}
        assert told >= {"access", "accounts", "frontdoor", "messages", "people", "promises", "web"}

    def test_no_table_both_moves_and_stays(self):
        declared()
        assert not {one.table for one in BEARS.values()} & STAYS.keys()

    def test_what_can_be_chosen_has_a_label_and_a_time(self):
        for one in declared():
            assert one.written or not one.label, one.code

    def test_whoever_refuses_says_why(self):
        declared()
        for hook in HOOKS.values():
            assert hook.says or not (hook.refuses or hook.refuses_undoing)


class TestFunctions:
    def test_each_declared_table_is_moved_and_brought_back(self):
        there, _, again, *_ = function_sql()
        for one in declared():
            assert f"UPDATE {one.table} t SET" in there
            assert f"m.name = '{one.code}'" in again

    def test_the_functions_run_with_the_rights_of_their_owner_and_a_fixed_path(self):
        inside, *others = function_sql()
        assert "SECURITY DEFINER" not in inside
        assert all("SECURITY DEFINER SET search_path" in one for one in others)
        assert len(others) == len(SIGNATURES)

    def test_both_must_be_seen_before_anything_is_locked_or_written(self):
        _, merge, again, told, _ = function_sql()
        assert merge.index("kith_keeps(keep)") < merge.index("FOR UPDATE") < merge.index("INSERT")
        assert "kith_keeps(gone)" in merge
        assert "kith_keeps(keep)" in again
        assert "kith_sees(keep)" in told

    def test_only_the_machine_sweeps(self):
        assert "kith_kind() IS DISTINCT FROM 'machine'" in function_sql()[-1]

    def test_a_refusal_names_the_hook_that_refuses(self):
        sql = flat(_refuses("refuses", "refused := '{code}'; RETURN"))
        assert "refused := 'restrictions'; RETURN; END IF;" in sql
        assert "RETURN 'restrictions'" in _refuses("refuses_undoing", "RETURN '{code}'")

    def test_ids_that_follow_from_the_child_are_reckoned_both_ways(self):
        declared()
        assert "f.root, gone)" in _ids("gone", "keep")
        assert "f.root, keep)" in _ids("gone", "keep")
        assert _ids("gone", "keep") != _ids("keep", "gone")


class TestGaps:
    def test_what_a_record_is_by_itself_is_never_filled(self):
        assert not ITS_OWN & set(_gaps())
        assert {"born", "language", "faith", "sex"} <= set(_gaps())

    def test_a_gap_is_where_only_the_other_record_says_something(self):
        assert _gaps()["born"] == "(t.born IS NULL AND g.born IS NOT NULL)"
        assert _gaps()["language"] == "(t.language = '' AND g.language <> '')"

    def test_every_field_that_is_filled_can_be_emptied_again(self):
        for column in _gaps():
            assert f"'{column}', b.{column}" in fill()
            assert f"w.{column}" in empty()

    def test_what_was_changed_since_is_left(self):
        assert flat(empty()).count("p.version = (f.put->>'version')::int") == 1
        assert "t.version = (m.put->>'version')::int" in flat(empty())
