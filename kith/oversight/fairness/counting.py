"""Counts of every measure by group and quarter, over everyone: what leaves here is numbers."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection

from kith.oversight.breakdown import NOT_KNOWN
from kith.oversight.fairness.measures import MEASURES, ROWS
from kith.oversight.fairness.rules import NOT_RECORDED, Cut, Rate, pooled
from kith.oversight.groups import SEX, age_band, ethnic_group
from kith.oversight.quarters import Quarter
from kith.oversight.run import over_everyone

COUNTS = f"""SELECT m.measure, w.n, grouping(p.sex, p.ethnicity, a.years, d.disabled),
  p.sex, p.ethnicity, a.years, d.disabled,
  count(*) FILTER (WHERE m.hit)::int, count(*)::int
FROM ({ROWS}) m
JOIN unnest(%(opening)s::timestamptz[], %(closing)s::timestamptz[])
  WITH ORDINALITY AS w (opens, closes, n) ON m.at >= w.opens AND m.at < w.closes
JOIN people_person p ON p.id = m.person_id
CROSS JOIN LATERAL (
  SELECT extract(year FROM age(kith_local_date(m.at), p.born))::int AS years) a
CROSS JOIN LATERAL (
  SELECT bool_or(code <> 'NONE') AS disabled FROM people_disability WHERE person_id = p.id) d
WHERE m.measure = ANY (%(codes)s)
GROUP BY m.measure, w.n,
  GROUPING SETS ((), (p.sex), (p.ethnicity), (p.ethnicity, p.sex), (a.years), (d.disabled))"""  # noqa: S608

ALL = "All children"
Row = tuple[Any, ...]
Counts = Mapping[tuple[str, int], Mapping[str, Cut]]


def _sex(row: Row) -> str:
    return SEX.get(str(row[3] or ""), NOT_RECORDED)


def _ethnicity(row: Row) -> str:
    return _known(ethnic_group(row[4]))


def _both(row: Row) -> str:
    group, sex = _ethnicity(row), _sex(row)
    return NOT_RECORDED if NOT_RECORDED in (group, sex) else f"{group}, {sex.lower()}"


def _age(row: Row) -> str:
    return _known(age_band(row[5]))


def _disability(row: Row) -> str:
    if row[6] is None:
        return NOT_RECORDED
    return "Disabled" if row[6] else "Not disabled"


def _known(words: str) -> str:
    return NOT_RECORDED if words == NOT_KNOWN else words


# Each cut: its words, which columns `grouping` leaves in (a bit that is nought), how a row is said.
CUTS: Mapping[int, tuple[str, Callable[[Row], str]]] = {
    0b1011: ("Ethnicity", _ethnicity),
    0b0111: ("Sex", _sex),
    0b0011: ("Ethnicity and sex", _both),
    0b1101: ("Age", _age),
    0b1110: ("Disability", _disability),
}
WHOLE = 0b1111


def counted(quarters: Sequence[Quarter], codes: Sequence[str] = tuple(MEASURES)) -> Counts:
    """Return measures (all of them) in each quarter (by its place), cut each way, in one query."""
    said: dict[str, Any] = {
        "codes": list(codes),
        "opens": min(one.opens for one in quarters),
        "closes": max(one.closes for one in quarters),
        "opening": [one.opens for one in quarters],
        "closing": [one.closes for one in quarters],
    }
    with over_everyone(), connection.cursor() as cursor:
        cursor.execute(COUNTS, said)
        rows = cursor.fetchall()
    held: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        held[row[0], row[1] - 1].append(row)
    return {
        (code, place): _cuts(held[code, place]) for code in codes for place in range(len(quarters))
    }


def _cuts(rows: list[Row]) -> dict[str, Cut]:
    whole = _rate(ALL, [row for row in rows if row[2] == WHOLE])
    found = {}
    for mask, (words, said) in CUTS.items():
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row[2] == mask:
                groups[said(row)].append(row)
        found[words] = Cut(words, whole, pooled(_rate(name, its) for name, its in groups.items()))
    return found


def _rate(words: str, rows: list[Row]) -> Rate:
    return Rate(words, sum(row[7] for row in rows), sum(row[8] for row in rows))
