"""Word of one event has one incident, wherever it came in: a second one stands with the first.

A child whom one may have shaken is looked at again until a day, or it ends. With it come the
declared rules of what is owed for this, and after it was said that nobody meets.
"""

import django.db.models.deletion
from django.db import migrations, models

from kith.kernel.grants import app_may
from kith.kernel.load import load_declared


def fill(apps, schema_editor):
    """Write the declared rules of today's code."""
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0013_what_a_decision_rests_on")]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="same_as",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="frontdoor.incident",
            ),
        ),
        migrations.AddField(
            model_name="linked", name="ended_on", field=models.DateField(null=True)
        ),
        app_may("UPDATE", "frontdoor_incident"),
        app_may("UPDATE", "frontdoor_linked"),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
