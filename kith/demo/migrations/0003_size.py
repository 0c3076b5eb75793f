"""A made world says how large it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("demo", "0002_grants")]

    operations = [
        migrations.AddField(
            "world", "size", models.CharField(db_default="usual", default="usual", max_length=10)
        ),
    ]
