"""A figure by team, sex, age, ethnicity and disability, small numbers pooled (SUPPLEMENT S16).

A declaration may name one or two ways more (`also`), such as by partner or by colour.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection

from kith.oversight.breakdown import NOT_KNOWN, Breakdown, Group, pooled
from kith.oversight.run import one_span, over_everyone, placed
from kith.oversight.windows import Span
from kith.promises.indicator import Indicator

SQL = """WITH counted AS MATERIALIZED (
  SELECT m.person_id, m.team_id, {parts} AS parts, max(w.closes) AS closes,
    count(*) FILTER (WHERE m.hit) AS hits, count(*) FILTER (WHERE m.counted) AS of
  FROM (VALUES (%(opens)s::timestamptz, %(closes)s::timestamptz)) AS w (opens, closes)
  CROSS JOIN LATERAL ({measure}) m
  WHERE m.hit OR m.counted
  GROUP BY m.person_id, m.team_id, {parts}
), known AS (
  SELECT c.hits, c.of, t.name AS team, p.sex, p.ethnicity, c.parts[1] AS one, c.parts[2] AS other,
    extract(year FROM age(kith_local_date(c.closes), p.born))::int AS years,
    (SELECT bool_or(d.code <> 'NONE') FROM people_disability d WHERE d.person_id = p.id) AS disabled
  FROM counted c
  JOIN people_person p ON p.id = c.person_id
  LEFT JOIN accounts_team t ON t.id = c.team_id
)
SELECT grouping(team, sex, years, ethnicity, disabled, one, other), team, sex, years, ethnicity,
  disabled, one, other, sum(hits)::int, sum(of)::int
FROM known
GROUP BY GROUPING SETS ((team), (sex), (years), (ethnicity), (disabled), (one), (other))"""

COLUMNS = 7

SEX = {"M": "Boys", "F": "Girls", "1": "Boys", "2": "Girls"}
ETHNICITY = {
    "W": "White",
    "M": "Mixed background",
    "A": "Asian or Asian British",
    "B": "Black or Black British",
    "C": "Asian or Asian British",
    "O": "Another background",
}
NO_ETHNICITY = frozenset({"REFU", "NOBT"})
AGES = ((4, "Under 5"), (9, "5 to 9"), (12, "10 to 12"), (15, "13 to 15"), (17, "16 and 17"))
GROWN = "18 and over"
BANDS = {words: place for place, words in enumerate([*(words for _, words in AGES), GROWN])}


Cut = tuple[str, Callable[[object], str]]


def breakdowns(indicator: Indicator, span: Span) -> list[Breakdown]:
    """Return a figure by everything we hold of the children in it, counted over everyone."""
    parts = "m.parts" if indicator.also else "NULL::text[]"
    with over_everyone(), connection.cursor() as cursor:
        cursor.execute(SQL.format(measure=placed(indicator), parts=parts), one_span(span))
        rows = cursor.fetchall()
    also = [(words, _plainly) for words in indicator.also]
    return [_cut(place, cut, rows) for place, cut in enumerate((*CUTS, *also))]


def _cut(place: int, cut: Cut, rows: list[tuple[Any, ...]]) -> Breakdown:
    """Gather the rows of one grouping set; its own bit in `grouping` is the one that is nought."""
    words, said = cut
    mine = (1 << COLUMNS) - 1 - (1 << (COLUMNS - 1 - place))
    hits: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for row in rows:
        if row[0] == mine:
            name = said(row[1 + place])
            hits[name] += row[-2]
            counted[name] += row[-1]
    return Breakdown(
        words, in_order(pooled(Group(name, hits[name], counted[name]) for name in counted))
    )


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return bands of age from the youngest; what has no order of its own stays as it is."""
    return tuple(sorted(groups, key=lambda group: BANDS.get(group.words, len(BANDS))))


def _looked_up(table: Mapping[str, str]) -> Callable[[object], str]:
    return lambda value: table.get(str(value or ""), NOT_KNOWN)


def age_band(years: object) -> str:
    """Return the band of an age in whole years; a child not yet born is under 5."""
    if not isinstance(years, int):
        return NOT_KNOWN
    return next((words for upto, words in AGES if years <= upto), GROWN)


def ethnic_group(code: object) -> str:
    """Return the census group of an ethnicity code: its first letter says it."""
    text = str(code or "")
    return NOT_KNOWN if text in NO_ETHNICITY else ETHNICITY.get(text[:1], NOT_KNOWN)


def _disability(value: object) -> str:
    if value is None:
        return NOT_KNOWN
    return "Disabled" if value else "Not disabled"


def _plainly(value: object) -> str:
    return str(value or NOT_KNOWN)


CUTS: tuple[Cut, ...] = (
    ("Team", lambda value: str(value or "No team")),
    ("Sex", _looked_up(SEX)),
    ("Age", age_band),
    ("Ethnicity", ethnic_group),
    ("Disability", _disability),
)
