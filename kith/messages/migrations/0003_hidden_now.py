"""What is Now about a child who was hidden since is not there either.

A P0 notice reaches those on duty whose child it is not. The job that told them asked whether the
child is hidden from them; a restriction that comes later must hide what was told before, too.
"""

from django.db import migrations

from kith.access.rls import BY_ROLE
from kith.kernel.grants import app_may_call

HIDDEN = "kith_is_hidden(bigint)"
FUNCTION = f"""
CREATE FUNCTION kith_is_hidden(child bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM kith_who() w, kith_hidden_from(w.account, w.kind) h(person)
                  WHERE h.person = child)
$$;
GRANT CREATE ON SCHEMA public TO kith_facts;
ALTER FUNCTION {HIDDEN} OWNER TO kith_facts;
REVOKE CREATE ON SCHEMA public FROM kith_facts;
"""

OWN = "to_id = (SELECT kith_me())"
BEFORE = {"kith_app": "alert_class = 'P0'", "kith_team": "alert_class = 'P0'"}
NOW = dict.fromkeys(BEFORE, "alert_class = 'P0' AND NOT kith_is_hidden(person_id)")


def policies(now):
    """Return the statements that say again what each role reads."""
    return [
        f"ALTER POLICY {role} ON messages_notice USING"
        f" ({OWN} AND (person_id IS NULL OR ({now[role]}) OR {BY_ROLE[role]('person_id')}))"
        for role in now
    ]


class Migration(migrations.Migration):
    dependencies = [("messages", "0002_rows"), ("access", "0002_who_may_see")]

    operations = [
        migrations.RunSQL(FUNCTION, f"DROP FUNCTION {HIDDEN}"),
        app_may_call(HIDDEN),
        migrations.RunSQL(policies(NOW), policies(BEFORE)),
    ]
