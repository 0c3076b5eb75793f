"""The ledger's functions and views, who may read and add what, and the derivation itself."""

from django.db import migrations

from kith.access.rls import protect
from kith.kernel.grants import app_may, app_may_call
from kith.promises.derive import LEDGER, install

VIEWS = ("promises_newest", "promises_standing", "promises_act_standing", "promises_allocation")


def install_ledger(apps, schema_editor):
    """Put the promise kinds of today's code in place; set-up does the same after each migration."""
    install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("promises", "0001_initial"),
        ("access", "0002_who_may_see"),
    ]

    operations = [
        *protect("promises_fact"),
        *protect("promises_act"),
        *protect("promises_promise", may="SELECT"),
        *protect("promises_rung"),
        app_may("SELECT, INSERT", "promises_load"),
        migrations.RunSQL(
            LEDGER.read_text(),
            [
                *(f"DROP VIEW {view}" for view in reversed(VIEWS)),
                "DROP FUNCTION kith_promise_id(text, uuid, bigint)",
            ],
        ),
        app_may("SELECT", *VIEWS),
        app_may_call("kith_promise_id(text, uuid, bigint)"),
        migrations.RunPython(install_ledger, migrations.RunPython.noop),
    ]
