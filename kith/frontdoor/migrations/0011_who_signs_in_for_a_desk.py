"""Who of a desk that we ask signs in here: about no child."""

from django.conf import settings
from django.db import migrations, models

from kith.kernel.grants import app_may


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0010_those_who_are_there"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="partner",
            name="members",
            field=models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        app_may("SELECT, INSERT, DELETE", "frontdoor_partner_members"),
    ]
