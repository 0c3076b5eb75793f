"""A backup: one sealed file, that opens with its words alone and comes back as it was."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import Place, eventually

WORDS = "correct horse, battery"


@dataclass
class Backup:
    """A product with a return in it, and its backup."""

    place: Place
    file: Path

    def restored(self, into: Place, file: Path | None = None, words: str = WORDS):
        return into.kith("restore", str(file or self.file), KITH_BACKUP_PASSPHRASE=words)


@pytest.fixture(scope="module")
def backup(installed: Place, tmp_path_factory: pytest.TempPathFactory) -> Backup:
    from kith.standards.cin_census.generator import write_return

    folder = tmp_path_factory.mktemp("backup")
    written = write_return(folder / "return.xml", 40, year=2026, seed=3)
    taken = installed.kith("import", "cin-census", str(written))
    assert taken.returncode == 0, taken.stderr
    file = folder / "everything.kith"
    made = installed.kith("backup", str(file), KITH_BACKUP_PASSPHRASE=WORDS)
    assert made.returncode == 0, made.stderr
    return Backup(installed, file)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Another product, set up and empty."""
    found = Place(tmp_path_factory.mktemp("another") / "var")
    assert found.kith("migrate").returncode == 0
    yield found
    found.end()
    assert eventually(found.is_quiet)


def refused(done, words: str) -> bool:
    assert done.returncode == 2, done.stdout
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return words in done.stderr


def test_without_the_words_nothing_of_it_can_be_read(backup):
    sealed = backup.file.read_bytes()
    assert backup.file.stat().st_mode & 0o777 == 0o600
    assert b"PGDMP" not in sealed
    assert b"secrets" not in sealed


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1],
        lambda whole: whole[:20],
        lambda whole: b"",
        lambda whole: whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
        lambda whole: whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
        lambda whole: whole + b"x",
    ],
)
def test_cut_short_or_changed_it_is_refused_in_one_line(backup, tmp_path, place, spoil):
    file = tmp_path / "spoiled"
    file.write_bytes(spoil(backup.file.read_bytes()))
    done = backup.restored(place, file)
    assert refused(done, "does not open") or refused(done, "is not a backup")
    assert not place.var.exists()


def test_the_wrong_words_are_refused_in_one_line(backup, place):
    assert refused(backup.restored(place, words="another horse"), "the passphrase is wrong")
    assert not place.var.exists()


def test_a_backup_is_never_written_over(backup):
    done = backup.place.kith("backup", str(backup.file), KITH_BACKUP_PASSPHRASE=WORDS)
    assert refused(done, "is there already")


def test_a_database_that_is_not_empty_is_left_alone(backup):
    before = ledger(backup.place)
    assert before != "[(0,)]"
    assert refused(backup.restored(backup.place), "is not empty")
    assert ledger(backup.place) == before


def test_a_table_whose_rows_would_be_hidden_from_it_stops_the_backup(backup, tmp_path):
    place, owned = backup.place, "with cluster.opened(var): ask({!r}, user='kith_owner')"
    hide = "CREATE TABLE hidden (n int); ALTER TABLE hidden ENABLE ROW LEVEL SECURITY"
    assert place.python(owned.format(hide)).returncode == 0
    done = place.kith("backup", str(tmp_path / "b"), KITH_BACKUP_PASSPHRASE=WORDS)
    assert place.python(owned.format("DROP TABLE hidden")).returncode == 0
    assert refused(done, "No policy opens hidden to kith_facts")
    assert not (tmp_path / "b").exists()


def test_restored_it_is_equal_rows_ledger_and_audit_chain(backup, empty):
    done = backup.restored(empty)
    assert done.returncode == 0, done.stderr
    assert "and equal" in done.stdout
    assert letter(empty) == letter(backup.place)
    assert " 0 had to change" in empty.kith("rebuild").stdout
    assert empty.kith("audit", "verify").stdout.startswith("Whole")
    again = empty.kith("migrate", "--check")
    assert again.returncode == 0, again.stderr


def ledger(place: Place) -> str:
    counted = "SELECT count(*) FROM promises_promise"
    done = place.python(f"with cluster.opened(var): print(ask({counted!r}, user='postgres'))")
    return done.stdout.strip()


def letter(place: Place) -> list[object]:
    told = place.kith("letter", "--json")
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)
