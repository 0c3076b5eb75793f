"""From the decision to those who must hear of it, take it on and look at it again."""

from functools import partial

from kith.frontdoor.promises.parts import (
    DECIDED,
    DESK_OWES,
    DUPLICATE,
    REDECIDED,
    SETTLED,
    said,
)
from kith.promises.kinds import AlertClass, Mark, PromiseKind, Tie

WT = "Working Together to Safeguard Children"
SEEN = Mark("child.first_seen", Tie.EPISODE)
CLOSED = Mark("episode.closed", Tie.EPISODE)
MANAGER_OWES = {**DESK_OWES, "owner_role": "mash_manager"}

_decision = partial(
    PromiseKind,
    says="We owe {name} a decision about what happens next",
    kept_says="It was decided what happens next for {name}",
    ends=(DUPLICATE,),
    limit="T4",
    alert_class=AlertClass.P2,
    safety=True,
    source=f"{WT}: within one working day of a referral",
    letter=(40,),
    indicators=("FD-02", "FD-02b"),
    **MANAGER_OWES,
)

DECISION = _decision(
    code="T4",
    name="Word from a professional has a decision within 1 working day",
    starts=("contact.arrived",),
    when=said("professional"),
    keeps=(DECIDED, SETTLED),
    counted="to the end of the next working day after it reached us",
    note="Counted from the arrival. A grade never gives more time than this.",
)

DECISION_REFERRAL = _decision(
    code="T4-REFERRAL",
    name="A referral by family or public has a decision within 1 working day",
    starts=("referral.received",),
    when=f"f.data->>'contact' IS NOT NULL AND NOT {said('professional')}",
    keeps=(DECIDED,),
    counted="to the end of the next working day after it reached us",
    note="What becomes a referral was received when the contact was.",
)

ARRIVED = PromiseKind(
    code="T4-ACK",
    name="A professional hears within 1 working day that their word arrived",
    says="We owe {name} that whoever spoke up for them knows we have it",
    kept_says="Whoever spoke up for {name} knew that we had it",
    starts=("contact.arrived",),
    when=said("professional"),
    keeps=(Mark("referrer.acknowledged"), Mark("contact.returned"), Mark("referrer.told")),
    ends=(DUPLICATE,),
    limit="T4",
    alert_class=AlertClass.P2,
    source=f"{WT}: the decision, and the acknowledgement, within one working day",
    counted="to the end of the next working day after it reached us",
    note="Who rings or comes to us knows at once. A form says so on the screen. Asking for what is "
    "missing says it too.",
    **DESK_OWES,
)

REFERRER = PromiseKind(
    code="T5",
    name="Whoever told us hears what was decided within 3 working days",
    says="We owe {name} that whoever spoke up for them hears from us",
    kept_says="Whoever spoke up for {name} heard from us",
    starts=("contact.decided", "contact.redecided"),
    when=said("tell"),
    keeps=(Mark("referrer.told"),),
    limit="T5",
    aim="T5-AIM",
    alert_class=AlertClass.P2,
    source="Common practice; the duty to answer is Working Together's",
    counted="3 working days from the day after the decision",
    indicators=("FD-13",),
    **DESK_OWES,
)

BACKFILL = PromiseKind(
    code="BACKFILL",
    name="What was missing is filled in, and we decide again, within 2 working days",
    says="We owe {name} a second look, with what was missing",
    kept_says="We looked again at what we decided for {name}",
    starts=("contact.decided", "contact.redecided"),
    when=said("incomplete"),
    keeps=(REDECIDED,),
    limit="BACKFILL",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: deciding without an answer is allowed, forgetting it is not",
    counted="2 working days from the day after the decision",
    note="A changed decision starts it anew where something is missing. One that stands although "
    "something is missing still does not: that was said, and a late answer asks for another look.",
    letter=(41,),
    indicators=("FD-08",),
    **MANAGER_OWES,
)

LATE_NEWS = PromiseKind(
    code="LATE-NEWS",
    name="What came after the decision is looked at within 2 working days",
    says="We owe {name} a second look at what came too late",
    kept_says="We looked at what came late about {name}",
    starts=("contact.late_news",),
    keeps=(REDECIDED,),
    limit="BACKFILL",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: a late answer asks whether it changes the decision",
    counted="2 working days from the day after it came",
    letter=(41,),
    **MANAGER_OWES,
)

SECOND_MANAGER = PromiseKind(
    code="THIRD",
    name="Another manager looks at a third contact without help within 1 working day",
    says="We owe {name} another manager's look: this is the third time without help",
    kept_says="Another manager looked at why {name} was not helped",
    starts=("contact.third",),
    keeps=(Mark("contact.second_look"),),
    ends=(DUPLICATE,),
    limit="THIRD",
    alert_class=AlertClass.P2,
    source="Our own design: three contacts in twelve months without help",
    counted="to the end of the next working day after the decision",
    indicators=("FD-12",),
    **MANAGER_OWES,
)

SENT = PromiseKind(
    code="SENT",
    name="Whoever we sent it to takes it by name within 1 working day",
    says="We owe {name} that somebody elsewhere really took this on",
    kept_says="Somebody elsewhere took this on for {name}",
    starts=("contact.sent",),
    keeps=(Mark("contact.taken"),),
    ends=(DUPLICATE, REDECIDED),
    limit="SENT",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: sent is not taken",
    counted="to the end of the next working day after it was sent",
    **DESK_OWES,
)

_allocation = partial(
    PromiseKind,
    says="We owe {name} a worker with a name",
    kept_says="{name} has a worker",
    starts=("work.handed_on",),
    keeps=(Mark("child.allocated", Tie.EPISODE),),
    ends=(CLOSED,),
    owner_role="team_manager",
    post="team_manager",
    alert_class=AlertClass.P2,
    safety=True,
    source="Common practice of councils",
    letter=(45,),
    may_attest=False,
)

ALLOCATED_RED = _allocation(
    code="T6-RED",
    name="A child graded RED has a worker the same day",
    when="f.data->>'rag' = 'RED'",
    limit="T6-RED",
    counted="to the end of the day of the decision",
)

ALLOCATED = _allocation(
    code="T6",
    name="A child has a worker within 1 working day of the decision",
    when="f.data->>'rag' IS DISTINCT FROM 'RED'",
    limit="T6",
    counted="to the end of the next working day after the decision",
)

_seen = partial(
    PromiseKind,
    says="We owe {name} a first meeting",
    kept_says="{name} was met for the first time",
    keeps=(SEEN,),
    ends=(CLOSED,),
    owner_role="team_manager",
    alert_class=AlertClass.P2,
    safety=True,
    source="How clocks were settled: seen after allocation, and seen after the referral",
)
_by_worker = partial(_seen, starts=("child.allocated",))
_by_service = partial(
    _seen,
    starts=("referral.received",),
    post="team_manager",
    letter=(18, 40),
    indicators=("FD-11",),
)

SEEN_KINDS = (
    _by_worker(
        code="T7A-RED",
        name="Allocated and RED: seen the same day",
        when="f.data->>'see' = 'RED'",
        limit="T7A-RED",
        counted="to the end of the day of the allocation",
    ),
    _by_worker(
        code="T7A-AMBER",
        name="Allocated and AMBER: seen within 2 working days",
        when="f.data->>'see' = 'AMBER'",
        limit="T7A-AMBER",
        counted="2 working days from the day after the allocation",
    ),
    _by_worker(
        code="T7A",
        name="Allocated: seen within 5 working days",
        when="f.data->>'see' = 'GREEN'",
        limit="T7A",
        counted="5 working days from the day after the allocation",
    ),
    _by_service(
        code="T7B-RED",
        name="Referred and RED: seen the same day",
        when="f.data->>'see' = 'RED'",
        limit="T7B-RED",
        counted="to the end of the day of the referral",
    ),
    _by_service(
        code="T7B-AMBER",
        name="Referred and AMBER: seen within 3 working days",
        when="f.data->>'see' = 'AMBER'",
        limit="T7B-AMBER",
        counted="3 working days from the day after the referral",
    ),
    _by_service(
        code="T7B",
        name="Referred: seen within 7 working days",
        when="f.data->>'see' = 'GREEN'",
        limit="T7B",
        counted="7 working days from the day after the referral",
    ),
)

KINDS = (
    DECISION, DECISION_REFERRAL, ARRIVED, REFERRER, BACKFILL, LATE_NEWS, SECOND_MANAGER, SENT,
    ALLOCATED_RED, ALLOCATED, *SEEN_KINDS,
)  # fmt: skip
