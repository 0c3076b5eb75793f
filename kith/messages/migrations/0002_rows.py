"""A notice is its reader's own: the machine writes it, and nobody else reads it."""

from django.db import migrations

from kith.access.rls import secure
from kith.kernel.grants import app_may

OWN = "to_id = (SELECT kith_me())"
MACHINE = "(SELECT kith_everyone()) OR to_id = (SELECT kith_me())"


class Migration(migrations.Migration):
    dependencies = [("messages", "0001_initial"), ("access", "0002_who_may_see")]

    operations = [
        secure(
            "messages_notice",
            {"kith_app": OWN, "kith_team": OWN, "kith_wide": OWN},
            {"kith_wide": MACHINE},
        ),
        app_may("SELECT, INSERT, UPDATE", "messages_notice"),
    ]
