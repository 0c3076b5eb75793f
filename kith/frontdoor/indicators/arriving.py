"""How much reaches us against other years (FD-01), and how much of it tells enough (FD-04)."""

from dataclasses import replace

from kith.frontdoor.indicators.parts import ARRIVED, IN_WINDOW, facts, words_of, yes
from kith.frontdoor.rules.channels import AGENCIES
from kith.promises.indicator import Better, Indicator, Unit

# 52 weeks, so that a Monday stands against a Monday; at most three earlier years are looked at.
_YEAR, _MOST = 364, 3

# What came is hit; what was expected is counted: of the arrivals of k earlier years taken together
# every k-th, so that as many rows are counted as came in a year on average. A year is known where
# we kept contacts from the first week of it on.
_AGAINST_OTHER_YEARS = """WITH f AS MATERIALIZED (
    SELECT f.*, j AS year
    FROM generate_series(0, {most}) j CROSS JOIN LATERAL (
      SELECT f.person_id, f.team_id, f.thread, f.occurred_at, f.seq
      FROM promises_standing f
      WHERE f.name = '{name}'
        AND f.occurred_at >= %(first)s - j * interval '{year} days'
        AND f.occurred_at < %(last)s - j * interval '{year} days' OFFSET 0) f),
  since AS MATERIALIZED (
    SELECT f.occurred_at AS at FROM promises_standing f
    WHERE f.name = '{name}'
      AND f.occurred_at >= %(first)s - {most} * interval '{year} days' - interval '7 days'
    ORDER BY f.occurred_at LIMIT 1),
  known AS (
    SELECT j AS year, j * interval '{year} days' AS back, count(*) OVER () AS years
    FROM since, generate_series(1, {most}) j
    WHERE since.at < %(from)s - j * interval '{year} days' + interval '7 days'),
  expected AS (
    SELECT f.person_id, f.team_id, f.thread, f.occurred_at, known.years,
      row_number() OVER (ORDER BY f.occurred_at, f.seq) AS n
    FROM known JOIN f ON f.year = known.year AND f.occurred_at >= %(from)s - known.back
      AND f.occurred_at < %(to)s - known.back),
  told AS (
    SELECT f.person_id, f.team_id, f.thread, f.occurred_at, true AS hit
    FROM f WHERE f.year = 0 AND {in_window}
    UNION ALL
    SELECT e.person_id, e.team_id, e.thread, e.occurred_at, false
    FROM expected e WHERE mod(e.n, e.years) = 0)
  SELECT f.person_id, f.team_id, f.occurred_at AS at, f.hit, NOT f.hit AS counted, f.thread,
    CASE WHEN f.hit THEN {note} ELSE '' END AS note
  FROM told f"""


# Told a second time only where somebody opened it again: it arrived once.
_ENOUGH = """{read}SELECT f.person_id, f.team_id, f.occurred_at AS at, {enough} AS hit,
    true AS counted, f.thread, concat_ws('; ', {agency}, {arrived},
      'held ' || (f.data->>'holds') || ' of the ten') AS note, ARRAY[{agency}] AS parts
  FROM f
  WHERE {in_window} AND f.data->>'holds' IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM f e WHERE e.thread = f.thread AND (e.occurred_at, e.seq) < (f.occurred_at, f.seq)
  )"""


def _measure(name: str) -> str:
    return _AGAINST_OTHER_YEARS.format(
        name=name, year=_YEAR, most=_MOST, note=ARRIVED, in_window=IN_WINDOW
    )


MORE_THAN_USUAL = Indicator(
    code="FD-01",
    name="More work than usual",
    says="Whether more worries are being brought to us than this time of year would bring.",
    unit=Unit.RATIO,
    better=Better.DOWN,
    green=1.10,
    amber=1.20,
    tag="P",
    clock="Against the same weeks of up to three earlier years, a Monday against a Monday. A week "
    "into which a holiday moves can look odd; thirteen weeks do not. Above 1.20 two weeks running "
    "is a surge.",
    numerator="contacts that reached us",
    denominator="contacts expected for those weeks, as in the years that we have kept",
    owner="mash_manager",
    clears="What is being done is on record, and four weeks running are back under 1.10.",
    exception="Children of whom word reached us in these weeks",
    measure=_measure("contact.arrived"),
)

REFERRALS_TOO = replace(
    MORE_THAN_USUAL,
    code="FD-01/referrals",
    name="The same for referrals",
    says="Referrals may rise where contacts do not: when more of what reaches us is our work.",
    green=None,
    amber=None,
    numerator="referrals received",
    denominator="referrals expected for those weeks",
    measure=_measure("referral.received"),
)

TELLS_ENOUGH = Indicator(
    code="FD-04",
    name="Referral that tells us enough",
    says="Whether a referral holds what is needed to keep the child safe, partner by partner.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.90,
    amber=0.75,
    tag="X",
    clock="Marked on arrival against ten things a useful referral holds; seven is enough. The ten "
    "are those of our form for professionals; of a child on record, who they are is known. Nothing "
    "is held up by it.",
    numerator="referrals that hold at least seven of the ten",
    denominator="referrals from professionals, however they reached us",
    owner="mash_manager",
    clears="What was left out is supplied; the pattern is talked over with the partner.",
    exception="Children about whom a referral left out what mattered",
    also=("Partner",),
    measure=_ENOUGH.format(
        read=facts("contact.arrived"),
        enough=yes("enough"),
        agency=words_of("f.data->>'agency'", AGENCIES),
        arrived=ARRIVED,
        in_window=IN_WINDOW,
    ),
)

INDICATORS = (MORE_THAN_USUAL, TELLS_ENOUGH)
SECOND_READINGS = (REFERRALS_TOO,)
