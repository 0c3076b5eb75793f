"""Who is named for a child now, kept beside the promises: a board asks it of thousands."""

from django.db import migrations, models

from kith.access.rls import protect

FILL = """
SET ROLE kith_facts;
INSERT INTO promises_named (person_id, post, worker, team_id, since)
SELECT DISTINCT ON (person_id, post) person_id, post, worker, team_id, since
  FROM promises_allocation WHERE until IS NULL ORDER BY person_id, post, since DESC;
RESET ROLE
"""


class Migration(migrations.Migration):
    dependencies = [("promises", "0004_open_now"), ("access", "0007_reached")]

    operations = [
        migrations.CreateModel(
            name="Named",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_id",
                        "post",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("person_id", models.BigIntegerField()),
                ("post", models.CharField(max_length=40)),
                ("worker", models.BigIntegerField()),
                ("team_id", models.BigIntegerField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["worker", "person_id"], name="named_by_worker")],
            },
        ),
        *protect("promises_named", may="SELECT"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
