"""Dated code sets: what a code means on a day. A new year is written as a delta on the last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

Words = Mapping[str, str]


@dataclass(frozen=True)
class Delta:
    """What changes from a day on: codes added or reworded, codes taken away."""

    starts: date
    adds: Words
    drops: frozenset[str] = frozenset()

    def on(self, codes: Words) -> Words:
        """Return the codes as they are after this change."""
        kept = {code: words for code, words in codes.items() if code not in self.drops}
        return MappingProxyType(kept | dict(self.adds))


@dataclass(frozen=True)
class CodeSet:
    """One list of codes through the years: `CodeSet("need", date(2021, 4, 1), {"N1": "…"})`."""

    name: str
    starts: date
    codes: Words
    deltas: tuple[Delta, ...] = ()

    def changed(
        self, starts: date, adds: Words | None = None, drops: Iterable[str] = ()
    ) -> "CodeSet":
        """Return this list with what changes from `starts` on, which is later than all before."""
        last = self.deltas[-1].starts if self.deltas else self.starts
        gone = frozenset(drops)
        if starts <= last:
            raise ValueError(f"{self.name} already changes on {last}; the next change is later.")
        if unknown := gone - self.at(last).keys():
            raise ValueError(f"{self.name} has no {', '.join(sorted(unknown))} to take away.")
        return replace(self, deltas=(*self.deltas, Delta(starts, dict(adds or {}), gone)))

    def at(self, day: date) -> Words:
        """Return the codes in force on `day` with their words; none before the list began."""
        if day < self.starts:
            return MappingProxyType({})
        codes: Words = MappingProxyType(dict(self.codes))
        for delta in self.deltas:
            if delta.starts <= day:
                codes = delta.on(codes)
        return codes

    def words(self, code: str, day: date | None = None) -> str:
        """Return a code's words on `day`, or the latest it ever had; an unknown code is itself."""
        if day is not None:
            return self.at(day).get(code, code)
        versions = [self.codes, *(delta.adds for delta in self.deltas)]
        return next((words[code] for words in reversed(versions) if code in words), code)
