"""What was joined by mistake is parted again: what came together, and what one incident gave another.

With it comes the declared rule of when it is looked at again who reads what is kept for some.
"""

from django.db import migrations, models

from kith.kernel.load import load_declared


def fill(apps, schema_editor):
    """Write the declared rules of today's code."""
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0017_for_those_who_work_here")]

    operations = [
        migrations.AddField("contact", "came_as", models.UUIDField(null=True)),
        migrations.AddField("incident", "gave", models.JSONField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
