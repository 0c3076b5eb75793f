"""A child's promises by kind: figures ask for some kinds of thousands of children at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0005_named")]

    operations = [
        migrations.AddIndex(
            model_name="promise",
            index=models.Index("person_id", "kind", "due_at", name="promise_by_person_kind"),
        ),
        migrations.RemoveIndex(model_name="promise", name="promise_by_person"),
    ]
