"""`kith migrate`: the database brought to this version's shape."""

import os

import click

from kith.cli.awake import product
from kith.runtime import outside
from kith.runtime.trouble import Trouble

# The role that rebuilds and backs up: migrations give it what is a council's; this is the rest.
# The app's login may see which migrations there were: Django asks as that one.
_READS_ALL = """
GRANT SELECT ON django_migrations TO kith_app;
DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT oid::regclass FROM pg_class
              WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
                AND pg_get_userbyid(relowner) = current_user LOOP
    EXECUTE format('GRANT SELECT ON %s TO kith_facts', one);
  END LOOP;
END $$;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO kith_facts;
"""


@click.command()
@click.option("--check", is_flag=True, help="Only say whether the models lack a migration.")
def command(check: bool) -> None:
    """Bring the database to the shape that this version needs (set-up does it)."""
    if os.environ.get("DATABASE_URL"):
        outside.must_name_both_logins(os.environ)
        outside.must_be_prepared(os.environ)
    os.environ["KITH_DEMO"] = "0"  # the borough's clock may have no table yet
    with product():
        if check:
            _must_agree()
        else:
            bring_up_to_date()


def _must_agree() -> None:
    from django.core.management import CommandError, call_command

    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except CommandError as error:
        raise Trouble(f"The models and the migrations differ: {error}") from None
    except SystemExit:
        raise Trouble("The models and the migrations differ: see above.") from None


def bring_up_to_date(*, quiet: bool = False) -> None:
    """Migrate as the owner, then give the database the actors' key, today's rules and kinds."""
    from django.core.management import call_command
    from django.db import connections

    from kith.access import keys, reached
    from kith.kernel.load import bring_declared
    from kith.people.merging import function
    from kith.people.search import rebuilding
    from kith.promises import derive

    missing = steps_missing()
    if missing:
        click.echo(f"» Bringing the database to this version ({missing} steps)", err=quiet)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    with connections["owner"].cursor() as cursor:
        cursor.execute(_READS_ALL)
    bring_declared("owner")
    keys.install(connections["owner"])
    reached.install(connections["owner"])
    derive.install(connections["owner"])
    function.install(connections["owner"])
    rebuilding.ensure_keys(connections["owner"])


def steps_missing() -> int:
    """Count the migrations that the database has not had."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
