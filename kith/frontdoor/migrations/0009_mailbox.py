"""Mails that were taken in, and their files: a file is seen by whoever sees the child."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import kith.kernel.clock
from kith.access.rls import BY_ROLE, protect, secure
from kith.kernel.grants import app_may

MACHINE = "(SELECT kith_kind()) = 'machine'"


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0008_what_others_said")]

    operations = [
        migrations.CreateModel(
            name="Received",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("epoch", models.BigIntegerField()),
                ("uid", models.BigIntegerField()),
                ("contact", models.UUIDField()),
                ("taken_at", models.DateTimeField(default=kith.kernel.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["epoch", "-uid"], name="received_by_place")],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=160)),
                ("type", models.CharField(blank=True, default="", max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("body", models.BinaryField(default=bytes)),
                ("refused", models.CharField(blank=True, default="", max_length=100)),
                ("at", models.DateTimeField(default=kith.kernel.clock.now)),
                (
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="frontdoor.contact",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["contact", "at"], name="attachment_by_contact")],
            },
        ),
        secure("frontdoor_received", dict.fromkeys(BY_ROLE, MACHINE)),
        app_may("SELECT, INSERT", "frontdoor_received"),
        *protect("frontdoor_attachment"),
    ]
