"""What the code declares is in the database; what a council decides stays there."""

from dataclasses import astuple
from datetime import date

import pytest
from django.db import IntegrityError, connections, transaction

from kith.kernel import clock, policy
from kith.kernel.load import COLUMNS, accepted_rules, bring_declared, load_calendar, load_declared
from kith.kernel.models import PolicyRule

pytestmark = pytest.mark.django_db(databases="__all__")

OWN = policy.PolicyRule(
    "T19", 5, "working days", "P", True, "Seen weekly", "Our council", date(2026, 1, 1)
)


def written(rule: policy.PolicyRule, *, accepted: bool) -> PolicyRule:
    """Write a council's own rule, as the owner would."""
    at = clock.now()
    return PolicyRule.objects.using("owner").create(
        **dict(zip(COLUMNS, astuple(rule), strict=True)),
        proposed_at=at,
        proposed_by=7,
        accepted_at=at if accepted else None,
        accepted_by=8 if accepted else None,
    )


def in_order(rules) -> list[policy.PolicyRule]:
    return sorted(rules, key=lambda rule: (rule.code, rule.effective_from or date.min))


def test_the_table_holds_what_the_code_declares():
    assert in_order(accepted_rules()) == in_order(policy.DECLARED)


def test_the_app_reads_the_rules_and_cannot_change_what_they_say():
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('kith_app', 'kernel_policyrule', 'SELECT')")
        assert cursor.fetchone() == (True,)
        cursor.execute(
            "SELECT has_table_privilege('kith_app', 'kernel_policyrule', 'UPDATE, DELETE')"
            " OR has_column_privilege('kith_wide', 'kernel_policyrule', 'value', 'UPDATE')"
        )
        assert cursor.fetchone() == (False,)


def test_a_proposed_rule_changes_nothing_until_it_is_accepted():
    row = written(OWN, accepted=False)
    assert policy.rule_at(accepted_rules("owner"), "T19", date(2026, 6, 1)).value == 10
    PolicyRule.objects.using("owner").filter(pk=row.pk).update(accepted_at=clock.now())
    assert policy.rule_at(accepted_rules("owner"), "T19", date(2026, 6, 1)).value == 5


def test_one_accepted_rule_from_a_day():
    written(OWN, accepted=True)
    with pytest.raises(IntegrityError), transaction.atomic(using="owner"):
        written(OWN, accepted=True)


def test_loading_again_keeps_what_the_council_decided():
    written(OWN, accepted=True)
    load_declared("owner")
    load_declared("owner")
    assert in_order(accepted_rules("owner")) == in_order([*policy.DECLARED, OWN])


def test_an_upgrade_brings_what_is_new_in_the_code_and_touches_nothing_else():
    assert not bring_declared("owner")
    PolicyRule.objects.using("owner").filter(code="T16").delete()
    assert bring_declared("owner")
    assert in_order(accepted_rules("owner")) == in_order(policy.DECLARED)


def test_a_council_s_rule_from_the_same_day_stands_in_place_of_the_declared_one():
    declared = policy.rule_at(policy.DECLARED, "T16", date(2026, 6, 1))
    PolicyRule.objects.using("owner").filter(code="T16").delete()
    own = policy.PolicyRule(*astuple(declared)[:1], 4, *astuple(declared)[2:])
    written(own, accepted=True)
    load_declared("owner")
    assert policy.rule_at(accepted_rules("owner"), "T16", date(2026, 6, 1)).value == 4


def test_loading_the_calendar_again_changes_nothing():
    load_calendar("owner")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*), max(ordinal) FROM kernel_calendar")
        assert cursor.fetchone()[0] == 55_883


def test_the_model_names_the_columns_of_the_table():
    with connections["owner"].cursor() as cursor:
        columns = {
            column.name: column.null_ok
            for column in connections["owner"].introspection.get_table_description(
                cursor, "kernel_policyrule"
            )
        }
    assert columns == {field.column: field.null for field in PolicyRule._meta.fields}
