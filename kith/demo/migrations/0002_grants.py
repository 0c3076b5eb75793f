"""The application reads and winds the borough's clock; neither table says anything of a child."""

from django.db import migrations

from kith.kernel.grants import app_may


class Migration(migrations.Migration):
    dependencies = [("demo", "0001_initial"), ("kernel", "0001_initial")]

    operations = [
        app_may("SELECT, INSERT, UPDATE, DELETE", "demo_boroughclock", "demo_world"),
    ]
