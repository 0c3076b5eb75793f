"""Who stands for the children who may be where word was of, whom nobody can name."""

import django.db.models.deletion
from django.db import migrations, models

from kith.kernel.load import load_declared


def fill(apps, schema_editor):
    """Write the declared rules of today's code."""
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0009_mailbox"),
        ("people", "0007_twins_and_marks"),
        ("kernel", "0003_working_minutes"),
    ]
    operations = [
        migrations.AddField(
            model_name="contact",
            name="there",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
