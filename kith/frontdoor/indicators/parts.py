"""Pieces of SQL that the front door's figures share: what a contact is, how a fact is told."""

from collections.abc import Mapping

from kith.promises.measures import moment_of, named

_TOLD = """EXISTS (SELECT 1 FROM promises_standing f
      WHERE f.person_id = p.person_id AND f.name = '{name}' AND f.thread = p.thread{more})"""


_FACTS = """WITH f AS MATERIALIZED (
    SELECT f.person_id, f.team_id, f.thread, f.parent, f.name, f.occurred_at, f.seq, f.data
    FROM promises_standing f
    WHERE f.name IN ({names}) AND f.occurred_at >= {since} AND f.occurred_at < %(last)s{more})
  """


def was_told(name: str, more: str = "") -> str:
    """SQL that asks whether a fact of this name was told of the contact of a promise `p`."""
    return _TOLD.format(name=name, more=f" AND {more}" if more else "")


def yes(key: str) -> str:
    """SQL that asks whether a fact `f` says yes to this."""
    return f"coalesce(f.data->>'{key}' = 'true', false)"


def words_of(code: str, words: Mapping[str, str]) -> str:
    """SQL that says a code in words; a code that has none is said as it is."""
    quoted = {key: said.replace("'", "''") for key, said in words.items()}
    cases = " ".join(f"WHEN '{key}' THEN '{said}'" for key, said in quoted.items())
    return f"CASE {code} {cases} ELSE {code} END"


def facts(*names: str, more: str = "", since: str = "%(first)s") -> str:
    """SQL that reads, as `f`, the facts of these names that any window can ask about, once."""
    return _FACTS.format(names=named(names), since=since, more=more)


IN_WINDOW = "f.occurred_at >= %(from)s AND f.occurred_at < %(to)s"
ARRIVED = f"'reached us on ' || {moment_of('f.occurred_at')}"
