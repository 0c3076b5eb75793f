"""Letters of people without an account. Its writer alone reads one, and the product itself.

A writer acts under the letter's number below nought, which is no account's (`visitor_with`).
"""

from django.db import migrations, models

import kith.kernel.clock
from kith.access.rls import secure
from kith.kernel.grants import app_may

WRITER = "(SELECT kith_kind()) = 'visitor' AND id = -(SELECT kith_me())"
MACHINE = "(SELECT kith_kind()) = 'machine'"


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0005_blind_looks"),
        ("accounts", "0003_visitors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=9, unique=True)),
                ("body", models.JSONField(default=dict)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                ("code_mark", models.CharField(blank=True, default="", max_length=64)),
                ("code_until", models.DateTimeField(null=True)),
                ("code_tries", models.PositiveSmallIntegerField(default=0)),
                ("begun_at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("saved_at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("sent_at", models.DateTimeField(null=True)),
                ("told", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [models.Index(fields=["saved_at"], name="letter_by_saving")],
            },
        ),
        secure(
            "frontdoor_letter", {"kith_app": WRITER, "kith_team": MACHINE, "kith_wide": MACHINE}
        ),
        app_may("SELECT, INSERT, UPDATE, DELETE", "frontdoor_letter"),
    ]
