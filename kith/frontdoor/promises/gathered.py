"""The decision that is owed to every child, once what others know is together or new word came.

T4 counts for word from a professional, from its arrival on. This counts for everybody: whoever
told us, nothing lies between an enquiry that closed and a manager who decides.
"""

from functools import partial

from kith.frontdoor.promises.parts import DECIDED, DESK_OWES, DUPLICATE, SETTLED, said
from kith.promises.kinds import AlertClass, PromiseKind

RED = "f.data->>'rag' IS NOT DISTINCT FROM 'RED'"

_decision = partial(
    PromiseKind,
    says="We owe {name} a decision about what happens next",
    kept_says="It was decided what happens next for {name}",
    starts=("mash.closed", "contact.reopened"),
    keeps=(DECIDED, SETTLED),
    ends=(DUPLICATE,),
    safety=True,
    source="Our own design: what was asked for is used, whoever told us",
    note="Where a professional told us, T4 runs beside it and is not moved by it.",
    **{**DESK_OWES, "owner_role": "mash_manager"},
)

DECIDE = _decision(
    code="DECISION",
    name="What others know leads to a decision within 1 working day, and so does new word",
    when=f"{said('decide')} AND NOT ({RED})",
    limit="DECISION",
    alert_class=AlertClass.P2,
    counted="to the end of the next working day after the enquiry closed or new word came",
)

DECIDE_RED = _decision(
    code="DECISION-RED",
    name="At RED, what others know leads to a decision within the hour",
    when=f"{said('decide')} AND {RED}",
    limit="DECISION-RED",
    alert_class=AlertClass.P0,
    counted="60 minutes from when the enquiry closed, through nights and weekends",
)

KINDS = (DECIDE, DECIDE_RED)
