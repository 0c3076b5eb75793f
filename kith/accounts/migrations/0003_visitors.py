"""A kind of actor without an account: whoever writes to us on a public page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_cache_and_grants")]
    operations = [
        migrations.AlterField(
            model_name="account",
            name="kind",
            field=models.CharField(
                choices=[
                    ("worker", "Worker"),
                    ("partner", "Partner agency"),
                    ("child", "Child"),
                    ("parent", "Parent or carer with responsibility"),
                    ("machine", "The product itself"),
                    ("inspector", "Inspector"),
                    ("visitor", "Somebody without an account"),
                ],
                default="worker",
                max_length=12,
            ),
        ),
    ]
