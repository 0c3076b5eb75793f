"""Contacts by those who are there: whoever takes a person out asks for them by that."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0011_who_signs_in_for_a_desk")]

    operations = [
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                fields=["there"],
                condition=models.Q(there__isnull=False),
                name="contact_by_those_there",
            ),
        ),
    ]
