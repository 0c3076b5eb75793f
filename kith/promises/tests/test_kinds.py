"""What a kind may be declared as, and what all declared kinds keep to."""

import re
from dataclasses import replace

import pytest

from kith.accounts.roles import ROLES
from kith.kernel.policy import DECLARED
from kith.promises.derive import FOR_ALL, kinds_told_by
from kith.promises.kinds import KINDS, AlertClass, Mark, Tie, register
from kith.promises.kindsql import kind_sql

CODES = {rule.code for rule in DECLARED}
KIND = KINDS["T13"]


@pytest.mark.parametrize(
    "change",
    [
        {"limit": ""},
        {"due_from": "due"},
        {"every_from": "every"},
        {"starts": ()},
        {"keeps": ()},
        {"alert_class": AlertClass.P1},
    ],
)
def test_a_kind_that_could_not_be_judged_is_refused(change):
    with pytest.raises(ValueError, match="T13"):
        replace(KIND, **change)


def test_two_kinds_cannot_share_a_code():
    register(KIND)  # the same again is no mistake
    with pytest.raises(ValueError, match="two promise kinds are called T13"):
        register(replace(KIND, name="Another"))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
class TestEveryKind:
    """Each declaration says all that a screen must say."""

    def test_it_speaks_of_the_child_and_blames_nobody(self, kind):
        assert kind.says.startswith(("We owe {name}", "We owe {who}"))
        assert "{who}" not in kind.says or "who" in kind.words
        assert "{name}" in kind.kept_says or "{who}" in kind.kept_says
        assert "overdue" not in f"{kind.says} {kind.name} {kind.note}".lower()

    def test_its_words_are_there_to_be_filled_in(self, kind):
        filled = dict.fromkeys(kind.words, "x")
        assert "{" not in kind.says.format(name="Sam", **filled)
        assert "{" not in kind.kept_says.format(name="Sam", **filled)

    def test_it_says_how_it_is_counted_and_where_that_comes_from(self, kind):
        assert kind.counted
        assert kind.source[0].isupper()
        assert "SPEC" not in kind.source, "readers do not have the specification"

    def test_its_numbers_are_dated_policy(self, kind):
        assert {code for code in (kind.limit, kind.aim, kind.lead) if code} <= CODES

    def test_its_owner_is_a_role(self, kind):
        assert kind.owner_role in ROLES

    def test_whatever_it_looks_at_derives_it_anew(self, kind):
        for name in kind.reads | FOR_ALL:
            assert kind.code in kinds_told_by([name])

    def test_also_what_was_said_before_a_correction_is_read_of_the_same_children_alone(self, kind):
        (before,) = re.findall(r"FROM promises_fact f WHERE (.+)", kind_sql(kind, "of_these(f)"))
        assert before == "f.root = s.root AND of_these(f)"


def test_a_fact_derives_only_the_kinds_that_it_speaks_of():
    assert kinds_told_by(["action.done"]) == ["ACTION"]
    assert kinds_told_by(["nothing.of_the_kind"]) == []


def test_the_widest_tie_of_what_keeps_it_says_who_may_speak_of_it():
    assert KINDS["T9"].tie is Tie.EPISODE
    assert replace(KINDS["T9"], keeps=(Mark("x"),)).tie is Tie.THREAD


def test_what_recurs_is_seen_from_its_declaration():
    recurring = {code for code, kind in KINDS.items() if kind.recurring}
    assert recurring == {"BACKFILL", "CONTACT", "KEPT-APART", "RIPPLE-UNTIL", "T18"}
