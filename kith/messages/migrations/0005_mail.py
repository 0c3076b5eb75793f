"""Mail that goes out: the product itself writes and reads it, and nobody else."""

from django.db import migrations, models

import kith.kernel.clock
from kith.access.rls import BY_ROLE, secure
from kith.kernel.grants import app_may

MACHINE = "(SELECT kith_kind()) = 'machine'"


class Migration(migrations.Migration):
    dependencies = [("messages", "0004_letters")]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("next_at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, default="", max_length=60)),
                ("sent_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("sent_at", None)),
                        fields=["next_at"],
                        name="mail_that_waits",
                    )
                ],
            },
        ),
        secure("messages_mail", dict.fromkeys(BY_ROLE, MACHINE)),
        app_may("SELECT, INSERT, UPDATE", "messages_mail"),
    ]
