"""How much was there, who agreed, who owes the next step, and each other child thought of."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from kith.access.rls import protect


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0012_by_those_there")]

    operations = [
        migrations.AddField("decision", "complete", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField(
            "decision", "agreement", models.CharField(blank=True, default="", max_length=20)
        ),
        migrations.AddField(
            "decision", "agreement_why", models.CharField(blank=True, default="", max_length=20)
        ),
        migrations.AddField("decision", "stands", models.BooleanField(default=False)),
        migrations.AddField("decision", "next_thread", models.UUIDField(null=True)),
        migrations.AddField(
            "decision", "decided_as", models.CharField(blank=True, default="", max_length=30)
        ),
        migrations.CreateModel(
            name="Considered",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("choice", models.CharField(max_length=10)),
                ("why", models.TextField(blank=True, default="")),
                ("contact", models.UUIDField(null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="frontdoor.decision",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person"], name="considered_by_person"),
                    models.Index(fields=["other"], name="considered_by_other"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "other"), name="considered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True),
                        name="considered_is_another",
                    ),
                ],
            },
        ),
        *protect("frontdoor_considered", person=["person_id", "other_id"]),
    ]
