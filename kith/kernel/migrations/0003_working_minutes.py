"""The clock functions anew: minutes of the office day. The rules that are counted in them, too."""

from django.db import migrations

from kith.kernel.grants import app_may_call
from kith.kernel.load import load_calendar, load_declared


def fill(apps, schema_editor):
    """Write the functions and the declared rules of today's code."""
    load_calendar(schema_editor.connection.alias)
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_hub_hours")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        app_may_call("kith_add_working_minutes(timestamptz, int)"),
    ]
