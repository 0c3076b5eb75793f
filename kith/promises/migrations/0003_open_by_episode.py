"""The nearest open promise of one piece of work, found without reading the others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0002_ledger")]

    operations = [
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                "episode",
                "due_at",
                condition=models.Q(("state", "open")),
                name="promise_open_by_episode",
            ),
        ),
    ]
