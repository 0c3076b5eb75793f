"""That more came than usual, and what is done about it: about no child."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kith.kernel.clock
from kith.kernel.grants import app_may


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0015_kept_for_some"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Surge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("began_on", models.DateField()),
                ("more", models.FloatField()),
                ("noticed_at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("ended_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(("ended_on", None)),
                        name="surge_one_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SurgeAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("words", models.CharField(max_length=300)),
                ("by", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("surge", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="frontdoor.surge")),
            ],
        ),
        app_may("SELECT, INSERT, UPDATE", "frontdoor_surge"),
        app_may("SELECT, INSERT", "frontdoor_surgeanswer"),
    ]
