"""What we promise a child from referral to closure: the kinds that a return or a worker can start.

Times are SPEC A1's (T8 to T18). The limits themselves are dated policy; here stands only which.
"""

from kith.promises.kinds import AlertClass, Mark, PromiseKind, Tie, register

CLOSED = Mark("episode.closed", Tie.EPISODE)
PLAN_ENDED = Mark("cp_plan.ended")
WT = "Working Together to Safeguard Children"
RETURN_HOLDS = "A return holds this day only where it took place."

ASSESSMENT = PromiseKind(
    code="T9",
    name="Assessment within 45 working days of the referral",
    says="We owe {name} an assessment that is finished and agreed",
    kept_says="{name}'s assessment was finished and agreed",
    starts=("referral.received",),
    when="f.data->>'nfa' IS DISTINCT FROM 'true'",
    keeps=(Mark("assessment.authorised", Tie.EPISODE),),
    ends=(CLOSED,),
    speaks=("assessment.started", "assessment.reviewed"),
    limit="T9",
    lead="T9-LEAD",
    owner_role="team_manager",
    alert_class=AlertClass.P2,
    source=f"{WT}, assessment: no longer than 45 working days from the referral",
    counted="45 working days from the day after the referral was received, to the end of the day",
    indicators=("AS-04",),
    note="A referral that led to no further action asks for no assessment.",
)

ASSESSMENT_CENSUS = PromiseKind(
    code="T9-CENSUS",
    name="Assessment within 45 working days of its start",
    says="We owe {name} the end of the assessment that we began",
    kept_says="The assessment that we began with {name} was finished and agreed",
    starts=("assessment.started",),
    keeps=(Mark("assessment.authorised"),),
    ends=(CLOSED,),
    speaks=("assessment.reviewed",),
    limit="T9-CENSUS",
    lead="T9-LEAD",
    owner_role="team_manager",
    alert_class=AlertClass.P2,
    source="Children in need census: counted from the assessment's start",
    counted="45 working days from the day after the assessment began, as the census counts it",
    indicators=("AS-04",),
    note="The census counts from the assessment's start; our promise counts from the referral.",
)

CHECKPOINT = PromiseKind(
    code="T8",
    name="A manager looks at the assessment within 10 working days",
    says="We owe {name} a manager's look at how the assessment is going",
    kept_says="A manager looked at how {name}'s assessment was going",
    starts=("assessment.started",),
    when="f.data->>'internal_review' <> ''",
    keeps=(Mark("assessment.reviewed"),),
    ends=(Mark("assessment.authorised"), CLOSED),
    limit="T8",
    owner_role="team_manager",
    alert_class=AlertClass.P2,
    source="Common practice: a checkpoint at 10 working days",
    counted="10 working days from the day after the assessment began",
    indicators=("AS-05",),
    note=f"{RETURN_HOLDS} So those that did not are not counted from a return.",
)

CONFERENCE = PromiseKind(
    code="T13",
    name="Child protection conference within 15 working days",
    says="We owe {name} a conference about how to keep them safe",
    kept_says="The conference about how to keep {name} safe was held",
    starts=("s47.started",),
    when="f.data->>'icpc_required' = 'true'",
    keeps=(Mark("icpc.held"),),
    ends=(CLOSED,),
    limit="T13",
    lead="T13-LEAD",
    owner_role="chair",
    post="chair",
    alert_class=AlertClass.P2,
    source=f"{WT}, initial child protection conference: 15 working days",
    counted="15 working days from the day after the start of the section 47 enquiry",
    indicators=("TH-07",),
    note="Counted from the start of the section 47 enquiry, which stands for the strategy "
    "discussion: both are due on the same day.",
)

FIRST_REVIEW = PromiseKind(
    code="T17",
    name="First review conference within 3 months",
    says="We owe {name} the first review of the child protection plan",
    kept_says="{name}'s child protection plan was reviewed for the first time",
    starts=("cp_plan.started",),
    keeps=(Mark("cp_review.held"),),
    ends=(PLAN_ENDED, CLOSED),
    limit="T17",
    lead="REVIEW-LEAD",
    owner_role="chair",
    post="chair",
    alert_class=AlertClass.P2,
    source=f"{WT}, child protection review conference: within 3 months",
    counted="3 months from the day the plan began, to the end of the day",
    indicators=("TH-08",),
    note="Counted from the start of the plan, which is the day of the initial conference.",
)

LATER_REVIEW = PromiseKind(
    code="T18",
    name="Next review conference within 6 months",
    says="We owe {name} the next review of the child protection plan",
    kept_says="{name}'s child protection plan was reviewed",
    starts=("cp_review.held",),
    keeps=(Mark("cp_review.held"),),
    ends=(PLAN_ENDED, CLOSED),
    limit="T18",
    lead="REVIEW-LEAD",
    owner_role="chair",
    post="chair",
    alert_class=AlertClass.P2,
    source=f"{WT}, child protection review conference: at most 6 months apart",
    counted="6 months from the day of the review before, to the end of the day",
    indicators=("TH-08",),
)

CLOSURE_REASON = PromiseKind(
    code="CLOSURE-REASON",
    name="A closure has a reason",
    says="We owe {name} the reason why we stopped working together",
    kept_says="{name} has the reason why we stopped working together",
    starts=("episode.closed",),
    keeps=(Mark("closure.reasoned", Tie.EPISODE),),
    ends_at_death=False,
    limit="CLOSURE-REASON",
    owner_role="team_manager",
    post="team_manager",
    alert_class=AlertClass.P2,
    source="Our own design: no work with a child ends without a reason",
    counted="to the end of the day of the closure",
    blocks_closure=False,
    may_attest=False,
)

ACTION = PromiseKind(
    code="ACTION",
    name="An action with a name and a day",
    says="We owe {name}: {what}",
    kept_says="Done for {name}: {what}",
    starts=("action.promised",),
    keeps=(Mark("action.done"),),
    due_from="due",
    owner_from="owner",
    lead="ACTION-LEAD",
    owner_role="team_manager",
    alert_class=AlertClass.P2,
    priority_from="priority",
    words=("what", "why"),
    source="Actions are promises with an owner and a day",
    counted="to the end of the day that was promised",
    letter=(18, 46, 68),
    indicators=("AC-01",),
)

CONTACT = PromiseKind(
    code="CONTACT",
    name="Seen as often as was agreed",
    says="We owe {name} a visit",
    kept_says="{name} was seen",
    starts=("contact_plan.set", "contact.made"),
    keeps=(Mark("contact.made"),),
    ends=(Mark("contact_plan.set"), Mark("contact_plan.ended"), CLOSED),
    every_from="every_working_days",
    owner_from="owner",
    lead="VISIT-LEAD",
    owner_role="team_manager",
    alert_class=AlertClass.P2,
    safety_while=("cp_plan.started", "cp_plan.ended"),
    words=("every_working_days",),
    source="Each child is seen in their own rhythm",
    counted="the agreed number of working days from the day after the last visit",
    letter=(56,),
    indicators=("VI-01",),
    note="The visit before starts the next; a new rhythm ends the promise made under the old one. "
    "While the child is on a child protection plan it is a promise of safety (S13).",
)

KINDS = (
    ASSESSMENT,
    ASSESSMENT_CENSUS,
    CHECKPOINT,
    CONFERENCE,
    FIRST_REVIEW,
    LATER_REVIEW,
    CLOSURE_REASON,
    ACTION,
    CONTACT,
)
register(*KINDS)  # fmt: skip
