"""What those whom we ask owe the child: an answer by the hub's clock, and then the rest of it."""

from functools import partial

from kith.frontdoor.promises.parts import DESK_OWES, DUPLICATE, PRACTICE, said
from kith.promises.kinds import AlertClass, Mark, PromiseKind, Tie

SENT = Mark("request.sent")
WITHDRAWN = Mark("request.withdrawn")
NOT_ASKED_ANY_MORE = (WITHDRAWN, Mark(DUPLICATE.name, Tie.EPISODE))
HUB = "24 to a working day; asked on another day, from the next working day on"

# Asked again with more urgency, the calmer limit ends and the nearer one begins. A decision ends
# nothing of it: an answer that comes late asks whether it changes the decision.
_answer = partial(
    PromiseKind,
    says="We owe {name} an answer from others: {asked}",
    kept_says="Others answered about {name}: {asked}",
    starts=("request.sent",),
    keeps=(Mark("request.returned"),),
    ends=(SENT, *NOT_ASKED_ANY_MORE),
    alert_class=AlertClass.P2,
    source=PRACTICE,
    letter=(41,),
    indicators=("FD-05",),
    words=("asked",),
    **DESK_OWES,
)

ANSWER_RED = _answer(
    code="AGENCY-RED",
    name="An agency asked at RED answers within 4 hours",
    when="f.data->>'rag' = 'RED'",
    limit="T3-RED",
    safety=True,
    counted="4 hours from when we asked, through nights and weekends",
)

ANSWER_AMBER = _answer(
    code="AGENCY-AMBER",
    name="An agency asked at AMBER answers within 24 hours of the hub",
    when="f.data->>'rag' = 'AMBER'",
    limit="T3-AMBER",
    counted=f"24 hours from when we asked, {HUB}",
)

ANSWER_GREEN = _answer(
    code="AGENCY-GREEN",
    name="An agency asked at GREEN answers within 72 hours of the hub",
    when="f.data->>'rag' = 'GREEN'",
    limit="T3-GREEN",
    counted=f"72 hours from when we asked, {HUB}",
)

REST = PromiseKind(
    code="AGENCY-REST",
    name="The rest of an answer that came in part comes within 1 working day",
    says="We owe {name} the rest of an answer: {asked}",
    kept_says="The rest of an answer about {name} came: {asked}",
    starts=("request.partial",),
    keeps=(Mark("request.filled"),),
    ends=NOT_ASKED_ANY_MORE,
    limit="AGENCY-REST",
    alert_class=AlertClass.P2,
    source="Our own design: a part is no answer, and no reason to wait",
    counted="to the end of the next working day after a part came",
    letter=(41,),
    indicators=("FD-06",),
    words=("asked",),
    **DESK_OWES,
)

APART = PromiseKind(
    code="KEPT-APART",
    name="Who reads what is kept for some is looked at again within 90 days",
    says="We owe {name} another look at who reads what is kept for some",
    kept_says="We looked again at who reads what is kept for some about {name}",
    starts=("request.kept_apart", "request.apart_looked"),
    when=f"(f.name = 'request.kept_apart' OR {said('longer')})",
    keeps=(Mark("request.apart_looked"),),
    limit="KEPT-APART",
    alert_class=AlertClass.P2,
    source="Our own design: what is hidden is hidden for a time, and by somebody's word",
    counted="89 days, so that the look comes on the last day on which those who are named read it",
    note="Whoever asked owes it; then whoever looked last. Nothing else ends it: what came is "
    "kept, whatever became of the question.",
    owner_from="owner",
    **{**DESK_OWES, "owner_role": "mash_manager"},
)

KINDS = (ANSWER_RED, ANSWER_AMBER, ANSWER_GREEN, REST, APART)
