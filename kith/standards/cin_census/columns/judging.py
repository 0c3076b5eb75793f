"""What is ill-formed in the rows."""

import polars as pl

from kith.standards.cin_census.columns.coding import Coding


class Judge:
    """A stand-in."""

    def __init__(self, coding: Coding, prefixes: dict[str, str]) -> None:
        self.coding = coding
        self.faults: list = []

    def look(self, elements: pl.DataFrame, strays: pl.DataFrame) -> pl.DataFrame:
        inner = [
            c
            for n, c in self.coding.code.items()
            if n in ("Message", "Header", "Children", "CollectionDetails", "Source")
        ]
        return elements.filter(pl.col("parent").is_in([0, *inner]))

    def look_outside(self, outside: pl.DataFrame) -> None:
        pass
