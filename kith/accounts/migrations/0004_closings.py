"""The account of somebody who left is closed with a day and a reason, and opened again with one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kith.kernel.clock
from kith.kernel.grants import app_may


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_visitors")]

    operations = [
        migrations.AddField(
            "account", "signed_out", models.PositiveIntegerField(default=0, db_default=0)
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("left_on", models.DateField()),
                ("why", models.TextField()),
                ("closed_at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("opened_at", models.DateTimeField(null=True)),
                ("opened_why", models.TextField(blank=True, default="")),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="closings", to=settings.AUTH_USER_MODEL)),
                ("closed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("opened_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("opened_at", None)),
                        fields=("account",),
                        name="account_closed_once",
                    )
                ]
            },
        ),
        app_may("SELECT, INSERT, UPDATE", "accounts_closing"),
    ]
