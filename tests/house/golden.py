"""Writes the golden SQL of every kind anew, beside the package that declares it."""

from pathlib import Path

import django

HOUSE = Path(__file__).parents[2] / "kith"


def write():
    """Write every file anew; a kind that is gone leaves none behind."""
    from kith.cases import promises as cases
    from kith.frontdoor import promises as frontdoor
    from kith.promises.kindsql import kind_sql
    from kith.promises.testing import declared_in

    for module in (cases, frontdoor):
        folder = HOUSE / module.__name__.split(".")[1] / "tests" / "golden"
        for path in folder.iterdir():
            path.unlink()
        for code, kind in declared_in(module).items():
            (folder / f"{code.lower()}.sql").write_text(kind_sql(kind) + "\n")


if __name__ == "__main__":
    django.setup()
    write()
