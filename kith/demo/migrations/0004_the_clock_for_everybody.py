"""Whoever acts in a narrow role reads the borough's clock as well."""

from django.db import migrations

ROLES = "kith_find, kith_link"


class Migration(migrations.Migration):
    dependencies = [("demo", "0003_size"), ("access", "0006_links")]

    operations = [
        migrations.RunSQL(
            f"GRANT SELECT ON demo_boroughclock TO {ROLES}",
            f"REVOKE SELECT ON demo_boroughclock FROM {ROLES}",
        ),
    ]
