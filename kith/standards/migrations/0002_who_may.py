"""What the app's roles may do with the list of returns; it says nothing about any child."""

from django.db import migrations

from kith.kernel.grants import app_may


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_initial"), ("access", "0002_who_may_see")]

    operations = [app_may("SELECT, INSERT, UPDATE", "standards_return")]
