"""However a verb is misused, it is one clear line, exit 2, and nothing was opened or written."""

import json
import signal
from contextlib import contextmanager
from types import SimpleNamespace

import click
import pytest

from kith.access import audit as ledger
from kith.cli import audit, backup, bench, learn, nightly, passphrase, restore, run, screens, serve
from kith.cli.progress import Bar
from kith.cli.verbs import VERBS
from kith.kernel.bench import Bar as Limit
from kith.kernel.bench import Bench, Measured, Result
from kith.runtime.trouble import Trouble


@pytest.fixture(autouse=True)
def var(monkeypatch, tmp_path):
    """A folder of its own, in which a verb that is misused leaves nothing."""
    monkeypatch.setenv("KITH_VAR", str(tmp_path / "var"))
    for name in ("DATABASE_URL", "KITH_DEMO", "KITH_BACKUP_PASSPHRASE", "KITH_PORT"):
        monkeypatch.delenv(name, raising=False)
    before = signal.getsignal(signal.SIGTERM)
    yield tmp_path / "var"
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def asleep(monkeypatch, tmp_path):
    """Open no database."""

    @contextmanager
    def product():
        yield tmp_path

    for module in (audit, backup, bench, nightly, restore, screens, serve):
        monkeypatch.setattr(module, "product", product)


def says(typed, capsys):
    """Run what was typed; return the exit code, what was said and what went wrong."""
    code = run.run(typed)
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["fnid"], "kith: No such command 'fnid'"),
        (["--loud"], "kith: No such option"),
        (["find"], "kith find: Missing argument 'TEXT'"),
        (["find", "sam"], "kith find: Missing option '--as'"),
        (["find", "sam", "okoro", "--as", "x"], "kith find: Got unexpected extra argument"),
        (["find", "sam", "--as"], "Option '--as' requires an argument"),
        (["check", "cin"], "kith check: No such command 'cin'"),
        (["check", "cin-census"], "kith check cin-census: Missing argument 'FILE'"),
        (["check", "cin-census", "gone.xml"], "File 'gone.xml' does not exist"),
        (["check", "cin-census", __file__, "--format", "pdf"], "'pdf' is not one of"),
        (["check", "cin-census", __file__, "--year", "last"], "'last' is not a valid integer"),
        (["import", "cin-census", "gone.xml"], "File 'gone.xml' does not exist"),
        (["import", "cin-census", __file__, "--team"], "Option '--team' requires an argument"),
        (["restore"], "kith restore: Missing argument 'FILE'"),
        (["restore", "gone.kith"], "File 'gone.kith' does not exist"),
        (["backup"], "kith backup: Missing argument 'FILE'"),
        (["serve", "--port", "http"], "'http' is not a valid integer"),
        (["serve", "8000"], "kith serve: Got unexpected extra argument (8000)"),
        (["audit", "verify", "--note", "x"], "kith audit verify: No such option '--note'"),
        (["letter", "--csv"], "kith letter: No such option '--csv'"),
        (["bench", "people", "twice"], "kith bench: Got unexpected extra argument (twice)"),
        (["nightly", "now"], "kith nightly: Got unexpected extra argument (now)"),
    ],
)
def test_what_was_typed_wrongly_is_one_line_that_says_where_and_wakes_nothing(
    typed, words, var, capsys
):
    code, out, err = says(typed, capsys)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert "--help" in err
    assert not var.exists()


@pytest.mark.parametrize("group", ["audit", "check", "import"])
def test_a_group_alone_shows_what_it_can_do(group, capsys):
    code, _, err = says([group], capsys)
    assert code == 2
    assert f"Usage: kith {group}" in err


def test_without_a_word_all_verbs_are_shown(capsys):
    code, _, err = says([], capsys)
    assert code == 2
    assert all(f"\n  {verb} " in err for verb in VERBS)


def test_the_version_is_said(capsys):
    code, out, _ = says(["--version"], capsys)
    assert code == 0
    assert out.startswith("kith, version ")


class TestHowItEnds:
    @pytest.fixture
    def ending(self, monkeypatch):
        """Let the only verb there is end in a way."""

        def make(error):
            def fails():
                raise error

            monkeypatch.setattr(run, "kith", click.Command("kith", callback=fails))

        return make

    def test_asked_to_stop_it_leaves_as_everybody_leaves(self, ending):
        ending(KeyboardInterrupt())
        run.run([])
        handler = signal.getsignal(signal.SIGTERM)
        with pytest.raises(SystemExit) as left:
            handler(signal.SIGTERM, None)
        assert left.value.code == 128 + signal.SIGTERM

    def test_where_nobody_reads_on_it_falls_silent(self, ending, monkeypatch, capsys):
        silenced = []
        monkeypatch.setattr(run.os, "dup2", lambda one, other: silenced.append(other))
        monkeypatch.setattr(run.sys.stdout, "fileno", lambda: 99, raising=False)
        ending(BrokenPipeError())
        assert says([], capsys) == (141, "", "")
        assert silenced == [99]

    def test_a_fault_without_words_is_named(self, ending, capsys, var):
        ending(ZeroDivisionError())
        code, _, err = says([], capsys)
        assert (code, err) == (2, f"kith: ZeroDivisionError (more in {var}/log/errors.log)\n")

    def test_each_fault_is_kept_behind_the_one_before(self, ending, var):
        for words in ("first", "second"):
            ending(ValueError(words))
            run.run([])
        kept = (var / "log" / "errors.log").read_text()
        assert kept.index("ValueError: first") < kept.index("ValueError: second")

    def test_where_the_log_cannot_be_written_the_line_is_still_said(
        self, ending, monkeypatch, capsys, tmp_path
    ):
        (tmp_path / "file").write_text("no folder")
        monkeypatch.setenv("KITH_VAR", str(tmp_path / "file" / "var"))
        ending(ValueError("seven"))
        assert says([], capsys) == (2, "", "kith: seven\n")

    @pytest.mark.parametrize("outcome", [None, "three rows", 0])
    def test_what_a_verb_returns_is_exit_0_unless_it_is_a_code(self, monkeypatch, outcome):
        monkeypatch.setattr(run, "kith", click.Command("kith", callback=lambda: outcome))
        assert run.run([]) == 0


class TestAudit:
    def test_sealing_says_how_many(self, asleep, monkeypatch, capsys):
        monkeypatch.setattr(ledger, "seal", lambda: 12_345)
        assert says(["audit", "seal"], capsys) == (0, "12,345 rows sealed.\n", "")

    def verdict(self, monkeypatch, **more):
        asked = []
        found = SimpleNamespace(**{"broken": None, "checked": 1_200, "head": "abc", **more})
        monkeypatch.setattr(ledger, "verify", lambda noted: asked.append(noted) or found)
        return asked

    def test_a_whole_chain_is_exit_0_and_its_head_can_be_noted(self, asleep, monkeypatch, capsys):
        asked = self.verdict(monkeypatch)
        said = says(["audit", "verify", "--noted", "xyz"], capsys)
        assert said == (0, "Whole: 1,200 sealed rows. Head: abc\n", "")
        assert asked == ["xyz"]

    @pytest.mark.parametrize(
        ("event", "words"),
        [(7, "Broken at row 7: it was changed.\n"), (None, "Broken at it was changed.\n")],
    )
    def test_a_broken_one_is_exit_1_and_the_row_is_named(
        self, asleep, monkeypatch, capsys, event, words
    ):
        self.verdict(monkeypatch, broken=SimpleNamespace(event=event, how="it was changed"))
        assert says(["audit", "verify"], capsys) == (1, words, "")


class TestNightly:
    def test_it_says_what_was_done(self, asleep, monkeypatch, capsys):
        import kith.desk.nightly as night

        monkeypatch.setattr(night, "run", lambda: "2 promises escalated.")
        assert says(["nightly"], capsys) == (0, "2 promises escalated.\n", "")


class TestLearn:
    def test_the_figures_of_the_model_are_said_as_data(self, monkeypatch, capsys):
        import kith.people.matching.learning as learning

        monkeypatch.setattr(
            learning, "write_model", lambda: SimpleNamespace(figures={"precision": 0.5})
        )
        code, out, _ = says(["learn"], capsys)
        assert (code, json.loads(out)) == (0, {"precision": 0.5})
        assert learn.command.help.startswith("Learn anew")


class TestScreens:
    def test_outside_the_demonstration_no_picture_is_taken(self, asleep, capsys):
        code, out, err = says(["screens"], capsys)
        assert (code, out) == (2, "")
        assert err == "kith: The pictures are of the demonstration: run `kith demo` first.\n"

    def test_without_a_browser_it_is_one_line(self, asleep, monkeypatch, capsys):
        import kith.desk.screens as pictures

        def none(folder, say):
            raise pictures.NoBrowser("There is no browser.")

        monkeypatch.setenv("KITH_DEMO", "1")
        monkeypatch.setattr(pictures, "take", none)
        assert says(["screens"], capsys) == (2, "", "kith: There is no browser.\n")


class TestPassphrase:
    @pytest.fixture
    def terminal(self, monkeypatch):
        """Let somebody sit there who types."""
        asked = []

        def prompt(words, **how):
            asked.append((words, how["hide_input"], how["confirmation_prompt"]))
            return "typed by hand"

        monkeypatch.setattr(passphrase.sys, "stdin", SimpleNamespace(isatty=lambda: True))
        monkeypatch.setattr(passphrase.click, "prompt", prompt)
        return asked

    @pytest.mark.parametrize("twice", [True, False])
    def test_it_is_typed_where_nobody_sees_it_and_twice_for_a_new_file(self, terminal, twice):
        assert passphrase.asked(twice=twice) == "typed by hand"
        assert terminal == [("Passphrase", True, twice)]

    @pytest.mark.parametrize("words", ["1234567", "short"])
    def test_a_short_one_makes_no_file(self, monkeypatch, capsys, tmp_path, words):
        monkeypatch.setenv("KITH_BACKUP_PASSPHRASE", words)
        file = tmp_path / "all.kith"
        assert says(["backup", str(file)], capsys)[::2] == (
            2,
            "kith: A passphrase has at least 8 characters.\n",
        )
        assert not file.exists()

    def test_eight_characters_are_enough(self, monkeypatch):
        monkeypatch.setenv("KITH_BACKUP_PASSPHRASE", "12345678")
        assert passphrase.asked(twice=True) == "12345678"

    def test_a_file_that_is_no_backup_is_one_line_and_changes_nothing(
        self, monkeypatch, capsys, tmp_path, var
    ):
        monkeypatch.setenv("KITH_BACKUP_PASSPHRASE", "long enough")
        file = tmp_path / "letter.txt"
        file.write_text("Dear all")
        code, out, err = says(["restore", str(file)], capsys)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert not var.exists()


class TestBench:
    def made(self, figure, **more):
        told = {
            "name": "sums",
            "words": "Adding up",
            "seed": 1,
            "bars": {"sums_ms": Limit(at_most=5)},
            "fill": lambda progress: 12,
            "measure": lambda progress: Measured({"sums_ms": figure}),
            "alone": True,
        }
        return Bench(**{**told, **more})

    @pytest.fixture
    def there(self, asleep, monkeypatch):
        monkeypatch.setattr(bench, "owner_address", lambda *_: "nowhere")

        def declare(*benches):
            monkeypatch.setattr(bench, "_declared", lambda: list(benches))

        return declare

    def test_a_bench_that_nobody_declared_is_refused_with_those_that_there_are(self, there, capsys):
        there(self.made(1), self.made(1, name="products"))
        assert says(["bench", "roots"], capsys) == (
            2,
            "",
            "kith: There is no bench roots; there are: products, sums.\n",
        )

    @pytest.mark.parametrize(
        ("figure", "code", "word"), [(4.5, 0, "held"), (5.0, 0, "held"), (5.1, 1, "NOT HELD")]
    )
    def test_a_bar_that_is_not_kept_is_exit_1(self, there, capsys, figure, code, word):
        there(self.made(figure))
        found, out, _ = says(["bench", "sums"], capsys)
        assert found == code
        first, line = out.splitlines()
        assert first == f"sums: {word} (12 rows)"
        assert line.split() == ["sums_ms", f"{figure:.3f}", "at", "most", "5"]

    def test_one_that_fails_fails_them_all(self, there, capsys):
        there(self.made(1), self.made(9, name="products"))
        code, out, _ = says(["bench", "--json"], capsys)
        assert code == 1
        assert [(one["bench"], one["held"]) for one in json.loads(out)] == [
            ("sums", True),
            ("products", False),
        ]

    def test_by_its_name_a_bench_is_one_result_and_not_a_list(self, there, capsys):
        there(self.made(1))
        _, out, _ = says(["bench", "sums", "--json"], capsys)
        assert json.loads(out)["bars"] == {"sums_ms": {"at_most": 5}}

    def test_a_figure_without_a_bar_is_shown_without_one(self):
        found = Result("sums", {"sums_ms": 1234.5}, {}, True, 0, 1, [])
        assert bench._words(found).splitlines()[1].split() == ["sums_ms", "1,234.500"]

    def test_every_bench_of_the_house_has_a_name_of_its_own_and_bars(self):
        declared = bench._declared()
        assert len({one.name for one in declared}) == len(declared)
        assert {"people", "genogram"} <= {one.name for one in declared}
        assert all(one.bars and one.words for one in declared)


class TestServe:
    def test_another_version_of_the_database_is_said_before_anything_is_served(
        self, asleep, monkeypatch
    ):
        monkeypatch.setattr(serve, "steps_missing", lambda: 3)
        with pytest.raises(Trouble, match="run `kith migrate`"):
            serve._must_be_up_to_date()

    def test_a_port_that_is_taken_is_one_line(self, capsys):
        listener = serve.launcher.listen(0)
        port = listener.getsockname()[1]
        code, out, err = says(["serve", "--port", str(port)], capsys)
        listener.close()
        assert (code, out) == (2, "")
        assert f"kith: Port {port} cannot be had" in err
        assert err.count("\n") == 1


class TestBar:
    @pytest.fixture
    def watched(self, monkeypatch):
        """Somebody watches, and time passes as the test says."""
        from kith.cli import progress

        time = [0.0]
        monkeypatch.setattr(progress, "monotonic", lambda: time[0])
        screen = SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True))
        monkeypatch.setattr(progress, "sys", screen)
        return time

    def test_it_is_drawn_over_itself_and_its_line_ends_when_it_is_done(self, watched, capsys):
        bar = Bar()
        bar(0, 4, "Reading")
        for second in (2, 3):
            watched[0] = float(second)
            bar(second, 4, "Reading")
        bar.close()
        bar.close()
        said = capsys.readouterr().err
        assert said.count("\r") == 2
        assert said.count("\n") == 1
        assert "75% 3 of 4" in said

    def test_the_next_step_begins_a_line_of_its_own(self, watched, capsys):
        bar = Bar()
        bar(0, 4, "Reading")
        watched[0] = 2.0
        bar(2, 4, "Reading")
        bar(0, 9, "Writing")
        watched[0] = 4.0
        bar(9, 9, "Writing")
        lines = capsys.readouterr().err.split("\n")
        assert ["Reading" in lines[0], "Writing" in lines[1]] == [True, True]

    def test_more_than_all_is_all(self, watched, capsys):
        bar = Bar()
        watched[0] = 2.0
        bar(12, 10)
        assert "100% 12 of 10" in capsys.readouterr().err
