"""The command: each verb explains itself, and what goes wrong is one line and exit 2."""

import pytest

from kith.cli.verbs import VERBS

from .conftest import Place

NOWHERE = "postgresql://kith_owner@/kith?host=/nowhere"


def says_in_one_line(done, words: str) -> bool:
    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return words in done.stderr


def test_help_explains_every_verb_in_a_sentence_and_wakes_nothing(place):
    done = place.kith("--help")
    assert done.returncode == 0
    for verb in VERBS:
        line = next(line for line in done.stdout.splitlines() if line.split()[:1] == [verb])
        assert len(line.split()) > 3
    assert not place.var.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["promise"], "No such command 'promise'"),
        (["import", "cin-census"], "Missing argument 'FILE'"),
        (["import", "cin-census", "not-there.xml"], "does not exist"),
        (["letter", "--jsno"], "No such option"),
        (["restore", "not-there"], "does not exist"),
        (["serve", "--port", "eighty"], "is not a valid integer"),
        (["serve", "--port", "99999"], "Port 99999 cannot be had"),
    ],
)
def test_an_error_of_use_is_one_line(place, typed, words):
    assert says_in_one_line(place.kith(*typed), words)


def test_a_passphrase_is_asked_for_where_there_is_somebody_to_ask(place, tmp_path):
    done = place.kith("backup", str(tmp_path / "b"))
    assert says_in_one_line(done, "KITH_BACKUP_PASSPHRASE")


def test_without_the_apps_login_the_dba_is_told_what_to_run(place):
    done = place.kith("migrate", DATABASE_URL=NOWHERE)
    assert says_in_one_line(done, "KITH_APP_DATABASE_URL is not: have a DBA run the SQL above")
    assert "CREATE ROLE kith_app LOGIN NOSUPERUSER" in done.stdout
    assert (
        "GRANT kith_team, kith_wide, kith_find, kith_link TO kith_app"
        " WITH INHERIT FALSE, SET TRUE;" in done.stdout
    )
    assert "GRANT kith_facts TO kith_owner WITH INHERIT FALSE, SET TRUE;" in done.stdout


def test_a_database_that_does_not_open_is_one_line(place):
    done = place.kith("letter", DATABASE_URL=NOWHERE, KITH_APP_DATABASE_URL=NOWHERE)
    assert says_in_one_line(done, "DATABASE_URL does not open")


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    blocked = Place(tmp_path / "file")
    blocked.var.write_text("in the way")
    done = blocked.kith("migrate")
    assert says_in_one_line(done, "in the way") or says_in_one_line(done, str(blocked.var))


def test_an_outside_server_without_the_roles_is_named_and_prepared_by_the_printed_sql(place):
    """The embedded server plays the council's: bare, then after a DBA ran what was printed."""
    user = place.user()
    host = place.var / "socket"
    urls = {
        "DATABASE_URL": f"postgresql://council@/theirs?host={host}",
        "KITH_APP_DATABASE_URL": f"postgresql://kith_app@/theirs?host={host}",
    }
    as_dba = "ask({!r}, user='postgres', database={!r})"
    for statement, database in [
        ("DROP DATABASE kith", "postgres"),
        ("DROP OWNED BY kith_app", "postgres"),
        ("DROP ROLE kith_app, kith_team, kith_wide, kith_find, kith_link, kith_facts", "postgres"),
        ("CREATE ROLE council LOGIN", "postgres"),
        ("CREATE DATABASE theirs OWNER council", "postgres"),
    ]:
        assert place.python(as_dba.format(statement, database)).returncode == 0
    refused = place.kith("migrate", **urls)
    assert says_in_one_line(refused, "the role kith_app is missing")
    prepared = place.python(as_dba.format(refused.stdout, "theirs"))
    assert prepared.returncode == 0, prepared.stderr
    done = place.kith("migrate", **urls)
    assert done.returncode == 0, done.stderr
    user.kill()


def test_a_server_prepared_for_an_older_version_lacks_only_the_new_role(place):
    user = place.user()
    host = place.var / "socket"
    urls = {
        "DATABASE_URL": f"postgresql://kith_owner@/kith?host={host}",
        "KITH_APP_DATABASE_URL": f"postgresql://kith_app@/kith?host={host}",
    }
    as_dba = "ask({!r}, user='postgres')"
    assert place.python(as_dba.format("DROP ROLE kith_find")).returncode == 0
    refused = place.kith("migrate", **urls)
    assert says_in_one_line(refused, "the role kith_find is missing")
    assert "CREATE ROLE kith_app" not in refused.stdout
    assert place.python(as_dba.format(refused.stdout)).returncode == 0
    done = place.kith("migrate", **urls)
    assert done.returncode == 0, done.stderr
    user.kill()
