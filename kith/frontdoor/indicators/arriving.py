"""How much reaches us, against the same weeks of other years (FD-01)."""

from dataclasses import replace

from kith.frontdoor.indicators.parts import ARRIVED, IN_WINDOW, facts
from kith.promises.indicator import Better, Indicator, Unit

# 52 weeks, so that a Monday stands against a Monday; at most three earlier years are looked at.
_YEAR, _MOST = 364, 3

# What came is hit; what was expected is counted: of the arrivals of k earlier years taken together
# every k-th, so that as many rows are counted as came in a year on average. A year is known where
# we kept contacts from the first week of it on.
_AGAINST_OTHER_YEARS = """{read}, since AS MATERIALIZED (
    SELECT min(f.occurred_at) AS at FROM f),
  known AS (
    SELECT j * interval '{year} days' AS back, count(*) OVER () AS years
    FROM since, generate_series(1, {most}) j
    WHERE since.at < %(from)s - j * interval '{year} days' + interval '7 days'),
  expected AS (
    SELECT f.person_id, f.team_id, f.thread, f.occurred_at, known.years,
      row_number() OVER (ORDER BY f.occurred_at, f.seq) AS n
    FROM known JOIN f ON f.occurred_at >= %(from)s - known.back
      AND f.occurred_at < %(to)s - known.back)
  SELECT f.person_id, f.team_id, f.occurred_at AS at, true AS hit, false AS counted, f.thread,
    {note} AS note
  FROM f WHERE {in_window}
  UNION ALL
  SELECT e.person_id, e.team_id, e.occurred_at, false, true, e.thread, ''
  FROM expected e WHERE mod(e.n, e.years) = 0"""


def _measure(name: str) -> str:
    return _AGAINST_OTHER_YEARS.format(
        read=facts(name, since=f"%(first)s - interval '{_YEAR * _MOST + 7} days'").rstrip(),
        year=_YEAR,
        most=_MOST,
        note=ARRIVED,
        in_window=IN_WINDOW,
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

INDICATORS = (MORE_THAN_USUAL,)
SECOND_READINGS = (REFERRALS_TOO,)
