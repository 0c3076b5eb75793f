"""Where somebody stands in their row of the picture, and where one step leads. Pure."""

from collections.abc import Mapping

from kith.people.genogram.family import Place


def row_of(placed: Mapping[int, Place], person: int) -> list[int]:
    """Return the row of somebody, from left to right; empty for whoever is not drawn."""
    if person not in placed:
        return []
    row = [one for one in placed if placed[one].row == placed[person].row]
    return sorted(row, key=lambda one: placed[one].x)


def moved(placed: Mapping[int, Place], person: int, *, left: bool) -> list[int]:
    """Return the row after one step of somebody to the left or right; empty at its end."""
    row = row_of(placed, person)
    if not row:
        return []
    at = row.index(person)
    to = at - 1 if left else at + 1
    if not 0 <= to < len(row):
        return []
    row[at], row[to] = row[to], row[at]
    return row
