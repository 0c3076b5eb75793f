"""A contact tells of one serious incident, however many say so at once; a rule of its own for the
specialist assessment that a screen indicates."""

from django.db import migrations, models

from kith.kernel.load import load_declared


def fill(apps, schema_editor):
    """Write the declared rules of today's code."""
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0002_who_may_see"),
        ("promises", "0003_open_by_episode"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="incident", name="incident_by_contact"),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(fields=("contact",), name="incident_told_once"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
