"""Who may see a person: row-level security on every table here, and the sequence of ids."""

from django.db import migrations

from kith.access.rls import protect

SEQUENCE = """
GRANT USAGE ON SEQUENCE people_person_id_seq TO kith_app, kith_team, kith_wide, kith_facts
"""
NO_SEQUENCE = """
REVOKE USAGE ON SEQUENCE people_person_id_seq FROM kith_app, kith_team, kith_wide, kith_facts
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("access", "0002_who_may_see")]

    operations = [
        migrations.RunSQL(SEQUENCE, NO_SEQUENCE),
        *protect("people_person", person="id", may="SELECT, INSERT, UPDATE"),
        *protect("people_identifier"),
        *protect("people_disability", may="SELECT, INSERT, DELETE"),
        *protect("people_duplicateproposal", person=["a_id", "b_id"]),
        *protect("people_personchange"),
    ]
