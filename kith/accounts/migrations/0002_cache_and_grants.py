"""The shared cache table (sign-in's throttle counts in it) and what the app's roles may do.

Grants for the tables of the parts that we use stand here, since accounts is the lowest package that
needs them. Content types, permissions and groups are not used, so nothing is granted on them.
"""

from django.db import migrations

from kith.kernel.grants import app_may

CACHE = """
CREATE TABLE kith_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX kith_cache_expires ON kith_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("sessions", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.RunSQL(CACHE, "DROP TABLE kith_cache"),
        app_may(
            "SELECT, INSERT, UPDATE",
            "accounts_account",
            "accounts_team",
            "accounts_membership",
            "accounts_shift",
            "accounts_cover",
        ),
        app_may(
            "SELECT, INSERT, UPDATE, DELETE",
            "kith_cache",
            "django_session",
            "account_emailaddress",
            "mfa_authenticator",
            "procrastinate_jobs",
            "procrastinate_events",
            "procrastinate_periodic_defers",
            "procrastinate_workers",
        ),
    ]
