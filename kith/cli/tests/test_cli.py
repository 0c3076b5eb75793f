"""The command's own parts: verbs, progress, and how trouble is told."""

import io

import click
import pytest

from kith.cli import passphrase, progress, run
from kith.cli.verbs import VERBS, Verbs
from kith.runtime.trouble import Trouble


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setenv("KITH_VAR", str(tmp_path / "var"))


def told(monkeypatch, error: BaseException, capsys) -> tuple[int, str]:
    """Run a verb that ends so; return the exit code and what was said."""

    @click.command()
    def broken() -> None:
        raise error

    monkeypatch.setattr(run, "kith", broken)
    code = run.run([])
    return code, capsys.readouterr().err


class TestTrouble:
    def test_trouble_is_one_line_and_exit_2(self, monkeypatch, capsys):
        assert told(monkeypatch, Trouble("No such child."), capsys) == (2, "kith: No such child.\n")

    def test_a_sheet_that_helps_comes_before_the_line(self, monkeypatch, capsys):
        monkeypatch.setattr(run.click, "echo", echo := Echo())
        told(monkeypatch, Trouble("Run it.", sheet="SELECT 1;"), capsys)
        assert echo.said == ["SELECT 1;", "kith: Run it."]

    def test_what_nobody_foresaw_is_one_line_and_its_traceback_is_kept(
        self, monkeypatch, capsys, tmp_path
    ):
        code, said = told(monkeypatch, ValueError("seven\nlines"), capsys)
        log = tmp_path / "var" / "log" / "errors.log"
        assert (code, said) == (2, f"kith: seven (more in {log})\n")
        assert "Traceback" in log.read_text()

    def test_a_person_who_stops_it_is_told_so(self, monkeypatch, capsys):
        assert told(monkeypatch, KeyboardInterrupt(), capsys) == (130, "\nStopped.\n")

    def test_a_verb_says_its_own_exit_code(self, monkeypatch):
        monkeypatch.setattr(run, "kith", click.Command("one", callback=lambda: 1))
        assert run.run([]) == 1


class Echo:
    """What was said, in order."""

    def __init__(self) -> None:
        self.said = []

    def __call__(self, words: str, **how: object) -> None:
        self.said.append(words)


class TestVerbs:
    @pytest.mark.parametrize("verb", VERBS)
    def test_each_is_explained_in_a_sentence(self, verb):
        group = Verbs()
        command = group.get_command(click.Context(group), verb)
        assert command is not None
        assert command.help is not None
        first = command.help.strip().partition("\n\n")[0]
        assert first.endswith(".")
        assert first[0].isupper()

    @pytest.mark.parametrize("verb", VERBS)
    def test_each_has_help_that_opens_no_database(self, verb, capsys, tmp_path):
        assert run.run([verb, "--help"]) == 0
        assert f"Usage: kith {verb}" in capsys.readouterr().out
        assert not (tmp_path / "var").exists()

    def test_another_word_is_no_verb(self):
        group = Verbs()
        assert group.get_command(click.Context(group), "promise") is None


class TestProgress:
    @pytest.fixture
    def clock(self, monkeypatch):
        time = [0.0]
        monkeypatch.setattr(progress, "monotonic", lambda: time[0])
        return time

    def test_a_quick_step_says_nothing(self, clock, capsys):
        bar = progress.Bar()
        bar(1, 2, "Reading")
        clock[0] = 0.9
        bar(2, 2, "Reading")
        assert capsys.readouterr().err == ""

    def test_where_nobody_watches_a_line_comes_now_and_then_and_at_the_end(self, clock, capsys):
        bar = progress.Bar()
        for second in range(1, 26):
            clock[0] = float(second)
            bar(second * 4, 100, "Reading")
        lines = capsys.readouterr().err.splitlines()
        assert [line.split()[-3] for line in lines] == ["40", "80", "100"]
        assert all("Reading" in line for line in lines)

    def test_without_a_total_it_counts(self, clock, capsys):
        bar = progress.Bar()
        clock[0] = 12
        bar(12_000)
        assert "12,000" in capsys.readouterr().err


class TestPassphrase:
    def test_it_comes_from_the_environment(self, monkeypatch):
        monkeypatch.setenv("KITH_BACKUP_PASSPHRASE", "long enough")
        assert passphrase.asked(twice=True) == "long enough"

    def test_a_short_one_is_refused(self, monkeypatch):
        monkeypatch.setenv("KITH_BACKUP_PASSPHRASE", "short")
        with pytest.raises(Trouble, match="at least 8"):
            passphrase.asked(twice=True)

    def test_where_nobody_can_type_it_must_be_given(self, monkeypatch):
        monkeypatch.delenv("KITH_BACKUP_PASSPHRASE", raising=False)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        with pytest.raises(Trouble, match="KITH_BACKUP_PASSPHRASE"):
            passphrase.asked(twice=False)
