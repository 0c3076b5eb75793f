"""Team readers' policies ask of the person in the row, instead of listing everybody first."""

from django.db import migrations

from kith.access.reached import NOT_MERGED, TURN, making


class Migration(migrations.Migration):
    dependencies = [("access", "0006_links")]

    operations = [migrations.RunSQL([*making(NOT_MERGED), TURN], making())]
