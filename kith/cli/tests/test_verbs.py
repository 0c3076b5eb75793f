"""What single verbs say, with the packages behind them played by a few lines."""

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kith.cli import demo, import_, letter, rebuild, run, serve
from kith.standards import commands as standards


@pytest.fixture(autouse=True)
def asleep(monkeypatch, tmp_path):
    """Open no database."""

    @contextmanager
    def product():
        yield tmp_path

    monkeypatch.setenv("KITH_VAR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("KITH_DEMO", raising=False)
    for module in (demo, import_, letter, rebuild, serve):
        monkeypatch.setattr(module, "product", product)


@dataclass
class Result:
    """What an import says of itself."""

    refused: str | None = None
    left_out: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        return 1 if self.left_out else 0

    def as_dict(self) -> dict[str, object]:
        return {"children": 3, "left_out": self.left_out}

    def __str__(self) -> str:
        return "3 children."


class TestImport:
    @pytest.fixture
    def file(self, tmp_path) -> str:
        (tmp_path / "return.xml").write_text("<Message/>")
        return str(tmp_path / "return.xml")

    def taking(self, monkeypatch, result: Result) -> list[object]:
        asked: list[object] = []

        def take(path, team, strict, progress) -> Result:
            asked.extend([path, team, strict])
            progress(1, 3)
            return result

        monkeypatch.setattr(standards, "import_cin_census", take)
        return asked

    def test_all_taken_is_exit_0(self, monkeypatch, file, capsys):
        asked = self.taking(monkeypatch, Result())
        assert run.run(["import", "cin-census", file, "--team", "Duty", "--strict"]) == 0
        assert asked == [Path(file), "Duty", True]
        assert capsys.readouterr().out == "3 children.\n"

    def test_some_left_out_is_exit_1_and_json_ends_the_output(self, monkeypatch, file, capsys):
        self.taking(monkeypatch, Result(left_out=["one"]))
        assert run.run(["import", "cin-census", file, "--json"]) == 1
        said = capsys.readouterr()
        assert json.loads(said.out) == {"children": 3, "left_out": ["one"]}
        assert said.err == "3 children.\n"

    def test_refused_is_one_line_and_exit_2(self, monkeypatch, file, capsys):
        self.taking(monkeypatch, Result(refused="It is not XML."))
        assert run.run(["import", "cin-census", file, "--json"]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err) == ("", "kith: It is not XML.\n")


class TestLetter:
    LIVE = {
        "code": "VI-01",
        "name": "Seen as often as was agreed",
        "state": "live",
        "unit": "share",
        "figure": 0.875,
        "numerator": 7,
        "denominator": 8,
        "exceptions": 1,
    }
    NOT_YET = {**LIVE, "code": "AS-05", "state": "not measured yet", "figure": None}

    @pytest.fixture(autouse=True)
    def written(self, monkeypatch):
        import kith.oversight.commands as oversight

        sentence = {"sentence": 7, "sign": "+-", "says": "Children are seen.", "indicators": []}
        sentence["indicators"] = [self.LIVE, self.NOT_YET]
        monkeypatch.setattr(oversight, "letter", lambda: [sentence])

    def test_for_people_it_says_sentences_and_what_is_live(self, capsys):
        assert run.run(["letter"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "  7 +- Children are seen.",
            "       VI-01 Seen as often as was agreed: 88% (7 of 8), 1 to see",
        ]

    def test_for_programs_it_is_json(self, capsys):
        assert run.run(["letter", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)[0]["indicators"] == [self.LIVE, self.NOT_YET]

    @pytest.mark.parametrize(
        ("figure", "unit", "said"),
        [
            (None, "days", "nothing to count"),
            (12, "count", "12 count (7 of 8), 1 to see"),
            (1234.56, "hours", "1,234.6 hours (7 of 8), 1 to see"),
            (2.0, "ratio", "2 ratio (7 of 8), 1 to see"),
        ],
    )
    def test_a_figure_is_told_with_what_it_is_of(self, figure, unit, said):
        assert letter._figure({**self.LIVE, "figure": figure, "unit": unit}) == said


class TestDemonstration:
    def test_in_a_councils_database_it_is_made_on_a_word_alone(self, monkeypatch, capsys):
        monkeypatch.setenv("DATABASE_URL", "postgresql://server/kith")
        monkeypatch.setattr(demo, "make_world", lambda *wish: None)
        assert run.run(["demo"]) == 2
        assert "--yes" in capsys.readouterr().err
        assert run.run(["demo", "--yes"]) == 0

    def test_serving_makes_none_there(self, monkeypatch, capsys):
        monkeypatch.setenv("DATABASE_URL", "postgresql://server/kith")
        assert not serve._may_make()
        assert "kith demo --yes" in capsys.readouterr().out
        monkeypatch.delenv("DATABASE_URL")
        assert serve._may_make()

    def test_the_welcome_names_a_persona_for_every_role_and_only_there(self, monkeypatch):
        assert "Invented" not in serve._welcome(8000)
        monkeypatch.setenv("KITH_DEMO", "1")
        said = serve._welcome(8000)
        assert "http://127.0.0.1:8000/" in said
        assert "Ines Calloway" in said
        assert "Team manager" in said
