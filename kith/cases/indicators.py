"""The figures that a return or a worker's promises can already show (SPEC F1)."""

from kith.promises.indicator import Better, Indicator, Unit, Window
from kith.promises.measures import (
    NOTE,
    OPEN_OVER,
    day_of,
    due_in_window,
    last_day,
    read_once,
    standing_now,
)

RETURNS_ONLY = "Known only from returns so far, so it ends on the day of the latest one."


# What was finished in the window, let go in it after its day, or stood past its day at its end.
FINISHED_OR_OPEN_OVER = """{read}SELECT p.person_id, p.team_id, COALESCE(p.kept_at, p.due_at) AS at,
    p.state = 'kept' AND p.kept_at < %(to)s AS hit, true AS counted, p.thread, {note} AS note
  FROM p
  WHERE p.kept_at >= %(from)s AND p.kept_at < %(to)s
    OR p.ended_at >= %(from)s AND p.ended_at < %(to)s AND p.ended_at >= p.due_at
    OR {open_over}"""

# Conferences held count; those still to be held stand beside them, so that none is forgotten.
CONFERENCES = """{read}SELECT p.person_id, p.team_id, COALESCE(p.kept_at, p.due_at) AS at,
    p.state = 'kept' AND p.kept_at < %(to)s AS hit,
    p.kept_at IS NOT NULL AND p.kept_at < %(to)s AS counted, p.thread, {note} AS note
  FROM p
  WHERE p.kept_at >= %(from)s AND p.kept_at < %(to)s OR {open_over}"""

# A referral with the last one of the same child in the twelve months before its day.
REFERRALS = """WITH f AS MATERIALIZED (
    SELECT person_id, team_id, thread, occurred_at, max(occurred_at) OVER (
      PARTITION BY person_id ORDER BY kith_local_date(occurred_at)
      RANGE BETWEEN interval '12 months' PRECEDING AND interval '1 day' PRECEDING) AS earlier
    FROM promises_standing
    WHERE name = 'referral.received' AND occurred_at >= %(first)s - interval '13 months')
  SELECT f.person_id, f.team_id, f.occurred_at AS at,
    f.earlier IS NOT NULL AS hit, true AS counted, f.thread,
    concat_ws('; ', 'referred on ' || {day}, 'before that on ' || {day_before}) AS note
  FROM f
  WHERE f.occurred_at >= %(from)s AND f.occurred_at < %(to)s"""

STEP_NOTE = f"concat_ws('; ', p.words->>'what', 'due by ' || {last_day('p.due_at')})"


def _finished_or_open_over(kind: str) -> str:
    return FINISHED_OR_OPEN_OVER.format(read=read_once(kind), note=NOTE, open_over=OPEN_OVER)


ASSESSMENT_IN_TIME = Indicator(
    code="AS-04",
    name="Assessment finished within 45 working days",
    says="Whether a child and family are told in nine weeks or less what we think and will do.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.90,
    amber=0.85,
    numerator="assessments a manager agreed within 45 working days of the referral",
    denominator="assessments agreed, and those open past their day",
    owner="team_manager",
    clock="From the referral being received to the manager agreeing the assessment: 45 working "
    f"days, to the end of that day. {RETURNS_ONLY}",
    tag="S",
    confirmed=False,
    pairs=("AS-09",),
    from_returns=True,
    clears="A manager has agreed the assessment.",
    exception="Children whose assessment took, or is taking, too long",
    measure=_finished_or_open_over("T9"),
)

ASSESSMENT_AS_THE_CENSUS = Indicator(
    code="AS-04/census",
    name="The same, as the census counts it",
    says="The census starts its clock when the assessment begins, which can be later than the "
    "referral.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=None,
    amber=None,
    numerator="assessments a manager agreed within 45 working days of their start",
    denominator="assessments agreed, and those open past that day",
    owner="team_manager",
    clock="From the assessment being begun to the manager agreeing it: 45 working days.",
    tag="S",
    confirmed=False,
    from_returns=True,
    exception="Children whose assessment took too long even so",
    measure=_finished_or_open_over("T9-CENSUS"),
)

CONFERENCE_IN_TIME = Indicator(
    code="TH-07",
    name="First conference within 15 working days",
    says="Whether everyone around a child meets soon once we fear serious harm.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.95,
    amber=0.85,
    numerator="conferences held within 15 working days",
    denominator="first child protection conferences held",
    owner="chair",
    clock="From the start of the section 47 enquiry, which stands for the strategy discussion "
    "since both belong to the same day, to the conference: 15 working days, to the end of that "
    f"day. {RETURNS_ONLY}",
    tag="S",
    confirmed=False,
    from_returns=True,
    clears="The conference is held.",
    exception="Children whose conference was held late",
    measure=CONFERENCES.format(read=read_once("T13"), note=NOTE, open_over=OPEN_OVER),
)

REVIEWS_IN_TIME = Indicator(
    code="TH-08",
    name="Protection plan reviewed on time",
    says="Whether we come back together, when we said, to ask if the plan keeps the child safe.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.98,
    amber=0.95,
    numerator="review conferences held by their day",
    denominator="review conferences due",
    owner="chair",
    clock="From the start of the plan to its first review: 3 months; from each review to the next: "
    "6 months, to the end of that day. Core groups are not in it yet: they come with plans and "
    f"conferences. {RETURNS_ONLY}",
    tag="S",
    confirmed=False,
    from_returns=True,
    clears="The review is held.",
    exception="Children whose plan was not reviewed by its day",
    measure=due_in_window("T17", "T18"),
)

RE_REFERRALS = Indicator(
    code="FD-10",
    name="Referred again within a year",
    says="Whether what we did the first time was enough. A child who comes back was not helped "
    "for good.",
    unit=Unit.SHARE,
    better=Better.DOWN,
    green=0.20,
    amber=0.25,
    numerator="referrals of a child who had been referred in the 12 months before",
    denominator="referrals received",
    owner="head_of_service",
    clock="From one referral to the next: 12 months. Only referrals that we hold can be seen, so "
    f"with returns of less than two years it shows too few. {RETURNS_ONLY}",
    tag="P",
    from_returns=True,
    clears="Somebody has looked for what these children have in common.",
    exception="Children who were referred again",
    measure=REFERRALS.format(day=day_of("f.occurred_at"), day_before=day_of("f.earlier")),
)

PRIORITY_ACTIONS = Indicator(
    code="AC-01",
    name="Important step late",
    says="Of the steps that matter most to a child, how many we should have taken by now.",
    unit=Unit.SHARE,
    better=Better.DOWN,
    green=0.05,
    amber=None,
    numerator="important steps past the first day they were due",
    denominator="important steps still to be taken",
    owner="team_manager",
    clock="From the first day it was due, whatever was said since. How things stand at the end of "
    "the 13 weeks; the line shows the end of each week.",
    tag="X",
    pairs=("AC-02",),
    window=Window.NOW,
    clears="The step is taken, and somebody says how they know.",
    exception="Children to whom we owe an important step",
    measure=standing_now("ACTION", which="p.priority", note=STEP_NOTE),
)

SEEN_REGULARLY = Indicator(
    code="VI-01",
    name="Seen as often as was agreed",
    says="Whether each child is visited in the rhythm agreed for them.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.95,
    amber=0.90,
    numerator="visits made by their day",
    denominator="visits due",
    owner="team_manager",
    clock="From one visit to the next: the working days agreed for this child, to the end of the "
    "last of them.",
    tag="P",
    clears="The child is seen.",
    exception="Children we did not see when we said we would",
    measure=due_in_window("CONTACT"),
)

INDICATORS = (
    ASSESSMENT_IN_TIME,
    CONFERENCE_IN_TIME,
    REVIEWS_IN_TIME,
    RE_REFERRALS,
    PRIORITY_ACTIONS,
    SEEN_REGULARLY,
)

SECOND_READINGS = (ASSESSMENT_AS_THE_CENSUS,)
