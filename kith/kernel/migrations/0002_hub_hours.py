"""The clock functions anew: hours of the hub, and whether a moment lies in office hours."""

from django.db import migrations

from kith.kernel.grants import app_may_call
from kith.kernel.load import load_calendar


def fill(apps, schema_editor):
    """Write the calendar and the functions of today's code."""
    load_calendar(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        app_may_call("kith_in_office(timestamptz)"),
    ]
