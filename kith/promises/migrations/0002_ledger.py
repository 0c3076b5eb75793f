"""The ledger's functions and views, who may read and add what, and the derivation itself."""

from django.db import migrations

from kith.access.rls import protect
from kith.kernel.grants import app_may, app_may_call
from kith.promises.derive import LEDGER, SIGNATURES, install

VIEWS = (
    "promises_newest",
    "promises_standing",
    "promises_act_standing",
    "promises_allocation",
    "promises_policy",
)
FUNCTIONS = ("kith_promise_id(text, uuid, bigint)", "promises_mark_of(record)")


def install_ledger(apps, schema_editor):
    """Put the promise kinds of today's code in place; set-up does the same after each migration."""
    install(schema_editor.connection)


def remove_ledger(apps, schema_editor):
    """Take the derivation away; it belongs to kith_facts."""
    schema_editor.execute("SET ROLE kith_facts")
    for one in SIGNATURES:
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {one}")
    schema_editor.execute("RESET ROLE")


class Migration(migrations.Migration):
    dependencies = [
        ("promises", "0001_initial"),
        ("access", "0002_who_may_see"),
        ("kernel", "0001_initial"),
    ]

    operations = [
        *protect("promises_fact"),
        *protect("promises_act"),
        *protect("promises_promise", may="SELECT"),
        *protect("promises_rung"),
        app_may("SELECT, INSERT", "promises_load"),
        app_may("SELECT, INSERT", "kernel_policyrule"),
        migrations.RunSQL(
            "GRANT UPDATE (accepted_at, accepted_by) ON kernel_policyrule TO kith_wide",
            "REVOKE UPDATE ON kernel_policyrule FROM kith_wide",
        ),
        migrations.RunSQL(
            LEDGER.read_text(),
            [
                *(f"DROP VIEW {view}" for view in reversed(VIEWS)),
                *(f"DROP FUNCTION {function}" for function in FUNCTIONS),
                "DROP TYPE promises_mark",
            ],
        ),
        app_may("SELECT", *VIEWS),
        app_may_call(*FUNCTIONS),
        migrations.RunPython(install_ledger, remove_ledger),
    ]
