"""What cannot wait, found among all promises at once: every open page asks for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0003_open_by_episode")]

    operations = [
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                "due_at",
                condition=models.Q(("alert_class", "P0"), ("state", "open")),
                name="promise_open_now",
            ),
        ),
    ]
