"""Strategy discussions, and what follows something serious (TH-01 to TH-04)."""

from kith.frontdoor.indicators.parts import IN_WINDOW, facts, was_told, yes
from kith.promises.indicator import Better, Indicator, Unit, Window
from kith.promises.measures import HOUR_NOTE, day_of, due_in_window, standing_now

SERIOUS = ("T10-SERIOUS-EARLY", "T10-SERIOUS")
CALLED_FOR = ("T10", "T10-SAFE", "T10-COMPLEX", *SERIOUS)

# A reason why not, given in time, answers the call and stays counted. After a serious incident it
# is an answer once a head of service has looked and let it stand; until then nobody has met.
_DECLINED = was_told("strategy.declined", yes("serious"))
_STANDS = was_told("strategy.looked", yes("stands"))
_ANSWERED = f"p.hit AND (NOT {_DECLINED} OR {was_told('strategy.held')} OR {_STANDS})"

_QUORATE = """{read}SELECT f.person_id, f.team_id, f.occurred_at AS at, NOT {inquorate} AS hit,
    true AS counted, f.thread, 'held on ' || {day} AS note
  FROM f WHERE {in_window}"""


def _quorate() -> str:
    return _QUORATE.format(
        read=facts("strategy.held"),
        inquorate=yes("inquorate"),
        day=day_of("f.occurred_at"),
        in_window=IN_WINDOW,
    )


DISCUSSED_IN_TIME = Indicator(
    code="TH-01",
    name="Strategy discussion in time",
    says="Whether the people who must think together about a child's danger do so soon enough.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=1.0,
    amber=0.95,
    tag="L",
    confirmed=False,
    clock="From the danger being named to the discussion: the same day or 24 hours after serious "
    "harm, 1 working day if action was already taken, otherwise 3 (5 if complex). A manager's "
    "reason why not, given in that time, counts as an answer; after a serious incident only once a "
    "head of service has looked and let it stand.",
    numerator="discussions held in time, or declined in time with a reason that stands",
    denominator="discussions called for",
    owner="team_manager",
    clears="The discussion is held, or declined with a reason.",
    exception="Children whose discussion is late or was late",
    measure=due_in_window(*CALLED_FOR, hit=_ANSWERED, note=HOUR_NOTE),
)

TOGETHER_THE_SAME_DAY = Indicator(
    code="TH-02",
    name="After something serious: together the same day",
    says="After a stabbing, an assault, a threat to life: whether we met at once. Every single one "
    "counts.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=1.0,
    amber=None,
    tag="L",
    confirmed=False,
    clock="From the first message reaching any inbox of ours, read or not: the same day if before "
    "15:00, otherwise 24 hours. One that was declined stays counted: it is met in time only once a "
    "head of service has looked at the reason and let it stand.",
    numerator="discussions held in that time, or a reason that a head of service let stand",
    denominator="serious incidents",
    pairs=("TH-04",),
    owner="head_of_service",
    clears="The discussion is held.",
    exception="Children for whom we met too late",
    measure=due_in_window(*SERIOUS, hit=_ANSWERED, note=HOUR_NOTE),
)

NEITHER = Indicator(
    code="TH-03",
    name="Serious, and neither met nor said why not",
    says="Serious incidents with no discussion and no reasoned decision against one.",
    unit=Unit.COUNT,
    better=Better.DOWN,
    green=0,
    amber=None,
    tag="X",
    clock="Looked for each night, and whenever this page is opened: those still within their time "
    "are among them until it is held.",
    numerator="serious incidents with neither",
    denominator="serious incidents of which we still owe one or the other",
    owner="head_of_service",
    window=Window.NOW,
    clears="A discussion or a reason is recorded.",
    exception="Children still without a discussion or a reason",
    measure=standing_now(*SERIOUS, hit="true", note=HOUR_NOTE),
)

THE_RIGHT_PEOPLE = Indicator(
    code="TH-04",
    name="The right people in the discussion",
    says="Whether social care, police and health were all there. A fast discussion without them is "
    "not one.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.98,
    amber=0.95,
    tag="S",
    confirmed=False,
    clock="Looked at when the discussion is held; without all three it is held again within 1 "
    "working day. The first discussion counts, whoever came the second time.",
    numerator="discussions with social care, police and health",
    denominator="discussions held",
    pairs=("TH-02",),
    owner="head_of_service",
    clears="It is held again with everyone.",
    exception="Children whose discussion lacked somebody",
    measure=_quorate(),
)

INDICATORS = (DISCUSSED_IN_TIME, TOGETHER_THE_SAME_DAY, NEITHER, THE_RIGHT_PEOPLE)
