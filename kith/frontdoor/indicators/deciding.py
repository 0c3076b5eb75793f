"""How soon it is decided what happens next, and on how much knowledge (FD-02, FD-02b, 07, 08)."""

from kith.frontdoor.indicators.parts import IN_WINDOW, facts, was_told, yes
from kith.promises.indicator import Better, Indicator, Unit
from kith.promises.measures import day_of, due_in_window

# A referral is what became our work; a return's referrals have no hour of decision and no contact.
_REFERRED = was_told("referral.received", "f.data->>'contact' IS NOT NULL")

_ON_PART = """{read}SELECT f.person_id, f.team_id, f.occurred_at AS at, {incomplete} AS hit,
    true AS counted, f.thread, concat_ws('; ', 'decided on ' || {day}, 'without all that matters',
      'graded ' || (f.data->>'rag'), (f.data->>'complete') || ' of 100 was there') AS note
  FROM f WHERE {in_window}"""


# How a back-fill went: the look that kept it says whether anything was still not there.
FILLED, OPEN_STILL, NOT_YET = (
    "Filled",
    "Looked at again with gaps still open",
    "Not looked at again",
)
_LOOK = """ARRAY[CASE WHEN p.kept_at IS NULL THEN '{not_yet}'
      WHEN EXISTS (SELECT 1 FROM promises_standing f
        WHERE f.person_id = p.person_id AND f.name = 'contact.redecided' AND f.thread = p.thread
          AND f.occurred_at = p.kept_at AND {left}) THEN '{still}'
      ELSE '{filled}' END]"""


def _looked() -> str:
    how = _LOOK.format(not_yet=NOT_YET, still=OPEN_STILL, filled=FILLED, left=yes("gaps_left"))
    return due_in_window("BACKFILL", hit=f"p.hit AND p.parts[1] = '{FILLED}'", parts=how)


def _on_part() -> str:
    begins = " AND f.data->>'outcome' IN ('assess', 'strategy')"
    return _ON_PART.format(
        read=facts("contact.decided", "contact.redecided", more=begins),
        incomplete=yes("incomplete"),
        day=day_of("f.occurred_at"),
        in_window=IN_WINDOW,
    )


REFERRAL_DECIDED = Indicator(
    code="FD-02",
    name="Referral decided within a working day",
    says="Whether everyone who refers a child gets a decision by the end of the next working day.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.98,
    amber=0.95,
    tag="S",
    confirmed=False,
    clock="From the contact reaching the council to a decision on the next step: 1 working day, "
    "to the end of that day. A referral was received when its contact was. Referrals known only "
    "from a return are not in it: a return tells no hour of decision.",
    numerator="referrals decided within 1 working day",
    denominator="referrals received",
    pairs=("FD-02b",),
    owner="mash_manager",
    clears="The decision is saved.",
    exception="Children who waited longer than a working day for a decision",
    measure=due_in_window("T4", "T4-REFERRAL", which=_REFERRED),
)

CONTACT_DECIDED = Indicator(
    code="FD-02b",
    name="Every professional's worry answered within a working day",
    says="The same for contacts that never became referrals, so that calling something a contact "
    "buys no time.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=None,
    amber=None,
    tag="X",
    clock="From the contact reaching the council to any decision: 1 working day, to the end of "
    "that day. What the child's own team took up is decided too.",
    numerator="contacts from professionals with any decision within 1 working day",
    denominator="contacts from professionals",
    pairs=("FD-02",),
    owner="mash_manager",
    clears="A decision is saved.",
    exception="Children a professional worried about who waited longer than a working day",
    measure=due_in_window("T4"),
)

ON_PART_OF_THE_ANSWERS = Indicator(
    code="FD-07",
    name="Decided before all was known",
    says="How often we rightly went ahead without waiting for every answer. It has no target: a "
    "target would reward waiting. Each child is listed.",
    unit=Unit.SHARE,
    better=Better.DOWN,
    green=None,
    amber=None,
    tag="X",
    clock="Looked at when the decision is made, or changed. What matters goes by the colour and by "
    "what is feared: what police, health and school know, what came before, times missing, and "
    "brothers and sisters. Whoever was not asked has not answered. Read it with FD-03 and FD-08, "
    "and with the harm found later.",
    numerator="such decisions made without all that matters",
    denominator="decisions to assess or to hold a strategy discussion",
    pairs=("FD-03", "FD-08"),
    owner="mash_manager",
    clears="The gap is filled and the decision looked at again (FD-08).",
    exception="Children decided about without all that matters",
    measure=_on_part(),
)

LOOKED_AT_AGAIN = Indicator(
    code="FD-08",
    name="Gap filled, and looked at again",
    says="After deciding early, whether we went back when the rest arrived and asked if it changed "
    "anything.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.95,
    amber=0.85,
    tag="X",
    clock="From the decision: 2 working days to fill the gap and decide anew. Looked at again with "
    "something still missing is done, and not filled.",
    numerator="gaps filled and looked at again in time",
    denominator="gaps left by a decision",
    also=("What the second look found",),
    pairs=("FD-07",),
    owner="mash_manager",
    clears="The second decision is saved.",
    exception="Children whose gap was not filled in time",
    measure=_looked(),
)

INDICATORS = (REFERRAL_DECIDED, CONTACT_DECIDED, ON_PART_OF_THE_ANSWERS, LOOKED_AT_AGAIN)
