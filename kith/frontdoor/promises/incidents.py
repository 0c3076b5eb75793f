"""A serious incident: the discussion, and the children whom it may have shaken."""

from functools import partial
from typing import Any

from kith.frontdoor.promises.parts import DESK_OWES, URGENT, said
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.ripple import looked
from kith.promises.kinds import AlertClass, Mark, PromiseKind

LONDON = "London Safeguarding Children Procedures; not yet confirmed"
HELD = (Mark("strategy.held"), Mark("strategy.declined"))
# The clock of T10-CUT-OFF, which a test holds equal to the dated rule.
BEFORE_CUT_OFF = "(f.occurred_at AT TIME ZONE 'Europe/London')::time < time '15:00'"

_manager: dict[str, Any] = {
    "owner_role": "team_manager",
    "post": "team_manager",
    "may_attest": False,
}
_leader: dict[str, Any] = {
    "owner_role": "head_of_service",
    "post": "head_of_service",
    "may_attest": False,
}

_serious = partial(
    PromiseKind,
    says="We owe {name} that those who must decide together do so",
    kept_says="Those who must decide together for {name} did",
    starts=("incident.serious",),
    keeps=HELD,
    source=LONDON,
    letter=(18, 42),
    indicators=("TH-02", "TH-03"),
    **_manager,
)

DISCUSSION_SOON = _serious(
    code="P0-DISCUSSION",
    name="A serious incident without a discussion after 2 hours",
    limit="P0-DISCUSSION",
    counted="2 hours from the first arrival in any inbox",
    **URGENT,
)

SERIOUS_EARLY = _serious(
    code="T10-SERIOUS-EARLY",
    name="Serious incident told before 15:00: strategy discussion the same day",
    when=BEFORE_CUT_OFF,
    limit="T10-SERIOUS-EARLY",
    alert_class=AlertClass.P2,
    safety=True,
    counted="to the end of the day on which it first reached any inbox",
)

SERIOUS = _serious(
    code="T10-SERIOUS",
    name="Serious incident: strategy discussion within 24 hours",
    when=f"NOT {BEFORE_CUT_OFF}",
    limit="T10-SERIOUS",
    alert_class=AlertClass.P2,
    safety=True,
    counted="24 hours from the first arrival in any inbox, through nights and weekends",
)

_asked = partial(
    PromiseKind,
    says="We owe {name} a strategy discussion, or the reason why not",
    kept_says="There was a strategy discussion about {name}, or a reason why not",
    starts=("strategy.asked",),
    keeps=HELD,
    alert_class=AlertClass.P2,
    safety=True,
    source=LONDON,
    letter=(17, 42),
    indicators=("TH-01",),
    **_manager,
)

ASKED_SAFE = _asked(
    code="T10-SAFE",
    name="Strategy discussion within 1 working day, where the child was made safe at once",
    when="f.data->>'kind' = 'safe'",
    limit="T10-SAFE",
    counted="to the end of the next working day after it was asked for",
)

ASKED = _asked(
    code="T10",
    name="Strategy discussion within 3 working days",
    when="f.data->>'kind' = 'standard'",
    limit="T10",
    counted="3 working days from the day after it was asked for",
)

ASKED_COMPLEX = _asked(
    code="T10-COMPLEX",
    name="Strategy discussion on organised abuse within 5 working days",
    when="f.data->>'kind' = 'complex'",
    limit="T10-COMPLEX",
    counted="5 working days from the day after it was asked for",
)

DISPUTE = PromiseKind(
    code="STRATEGY-DISPUTE",
    name="A head of service settles a disagreement within 1 working day",
    says="We owe {name} an end to our disagreement",
    kept_says="Our disagreement about {name} was settled",
    starts=("strategy.disputed", "contact.disputed"),
    keeps=(Mark("strategy.resolved"), Mark("contact.resolved")),
    limit="STRATEGY-DISPUTE",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: two partners who disagree go to the head of service",
    counted="to the end of the next working day after the disagreement",
    **_leader,
)

LOOK = PromiseKind(
    code="STRATEGY-LOOK",
    name="A head of service looks within 1 working day at why there is no discussion",
    says="We owe {name} a second look at why nobody met after what happened",
    kept_says="A head of service looked at why nobody met about {name}",
    starts=("strategy.declined",),
    when=said("serious"),
    keeps=(Mark("strategy.looked"),),
    ends=(Mark("strategy.held"),),
    limit="STRATEGY-LOOK",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: a second opinion after a serious incident",
    counted="to the end of the next working day after it was said that there is none",
    letter=(17, 42),
    indicators=("TH-02",),
    **_leader,
)

TOLD = PromiseKind(
    code="STRATEGY-TOLD",
    name="A partner who asked for a discussion hears within 1 working day why there is none",
    says="We owe {name} that whoever asked for a discussion hears why there is none",
    kept_says="Whoever asked for a discussion about {name} heard why there is none",
    starts=("strategy.declined",),
    when=said("partner"),
    keeps=(Mark("strategy.told"),),
    ends=(Mark("strategy.held"),),
    limit="STRATEGY-TOLD",
    alert_class=AlertClass.P2,
    source="Our own design: a request that is refused is answered with the reason",
    counted="to the end of the next working day after it was said that there is none",
    letter=(17, 42),
    **DESK_OWES,
)

RECONVENE = PromiseKind(
    code="RECONVENE",
    name="A discussion without its three partners meets again within 1 working day",
    says="We owe {name} a discussion with everybody who must be there",
    kept_says="Everybody who must be there met about {name}",
    starts=("strategy.held",),
    when="coalesce(f.data->>'inquorate' = 'true', false)",
    keeps=(Mark("strategy.reconvened"),),
    limit="RECONVENE",
    alert_class=AlertClass.P2,
    safety=True,
    source="Working Together: the council, police and health at the least",
    counted="to the end of the next working day after the discussion",
    **_manager,
)

_ripple = partial(
    PromiseKind,
    starts=("incident.serious",),
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: after a serious incident",
    letter=(18,),
    **_leader,
)

RIPPLE = (
    _ripple(
        code="RIPPLE-SAFE",
        name="The child, brothers and sisters are safe the same day",
        says="We owe {name} safety tonight, and brothers and sisters too",
        kept_says="{name} was safe that night, and brothers and sisters too",
        keeps=(Mark("ripple.safe"),),
        limit="RIPPLE-SAFE",
        counted="to the end of the day on which it reached us",
    ),
    _ripple(
        code="RIPPLE-YOUTH",
        name="Hospital youth work is with the child the same day",
        says="We owe {name} somebody at their side in hospital",
        kept_says="Somebody was at the side of {name} in hospital",
        keeps=(Mark("ripple.youth"),),
        limit="RIPPLE-YOUTH",
        counted="to the end of the day on which it reached us",
    ),
    _ripple(
        code="RIPPLE-LIAISON",
        name="Somebody is there for the family the same day",
        says="We owe {name} somebody who is there for the family",
        kept_says="Somebody was there for the family of {name}",
        keeps=(Mark("ripple.liaison"),),
        limit="RIPPLE-LIAISON",
        counted="to the end of the day on which it reached us",
    ),
    _ripple(
        code="RIPPLE",
        name="Children whom it may have shaken are listed by name within 1 working day",
        says="We owe {name} that we think of each friend, brother and sister",
        kept_says="We thought of each child around {name}",
        keeps=(Mark("ripple.listed"),),
        limit="RIPPLE",
        counted="to the end of the next working day after it reached us",
    ),
    _ripple(
        code="RIPPLE-SCHOOLS",
        name="The schools know what to say within 1 working day",
        says="We owe {name} that the schools know what to say",
        kept_says="The schools of {name} and the others were told what to say",
        keeps=(Mark("ripple.schools"),),
        limit="RIPPLE-SCHOOLS",
        counted="to the end of the next working day after it reached us",
    ),
    _ripple(
        code="RIPPLE-PLACES",
        name="Places at risk, patrols and safe journeys within 2 working days",
        says="We owe {name} safe places and a safe way there",
        kept_says="Places and journeys of {name} were made safer",
        keeps=(Mark("ripple.places"),),
        limit="RIPPLE-PLACES",
        counted="2 working days from the day after it reached us",
    ),
    _ripple(
        code="RIPPLE-STAFF",
        name="Those who worked with it have talked it through within 3 working days",
        says="We owe {name} workers who are well enough to help",
        kept_says="Those who help {name} talked it through",
        keeps=(Mark("ripple.staff"),),
        limit="RIPPLE-STAFF",
        counted="3 working days from the day after it reached us",
    ),
    _ripple(
        code="RIPPLE-GRIEF",
        name="Help with grief was offered within 5 working days",
        says="We owe {name} and the others help with what happened",
        kept_says="Help with what happened was offered around {name}",
        keeps=(Mark("ripple.grief"),),
        limit="RIPPLE-GRIEF",
        counted="5 working days from the day after it reached us",
    ),
    _ripple(
        code="RIPPLE-PANEL",
        name="Notifying the national panel was considered within 5 working days",
        says="We owe {name} that we ask what must be learned",
        kept_says="We asked what must be learned for {name}",
        keeps=(Mark("ripple.panel"),),
        limit="RIPPLE-PANEL",
        counted="5 working days from the day after it reached us",
    ),
    _ripple(
        code="RIPPLE-REVIEW",
        name="A rapid review was considered within 15 working days",
        says="We owe {name} that partners ask together what must change",
        kept_says="Partners asked together what must change for {name}",
        keeps=(Mark("ripple.review"),),
        limit="RIPPLE-REVIEW",
        counted="15 working days from the day after it reached us",
    ),
)

_look = partial(
    PromiseKind,
    ends=(Mark("ripple.ended"),),
    words=("who",),
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: after a serious incident",
    letter=(18,),
    **_leader,
)

LOOKS = (
    *(
        _look(
            code=f"RIPPLE-{days}",
            name=f"Each linked child is looked at again after {words}",
            says=f"We owe {{who}}, whom it may have shaken, another look after {words}",
            kept_says=f"We looked again at {{who}} after {words}",
            starts=("ripple.linked",),
            keeps=(Mark(looked(days)),),
            limit=f"RIPPLE-{days}",
            counted=f"{days} days from the day on which the child was listed",
        )
        for days, words in ripple.LOOKS.items()
    ),
    _look(
        code="RIPPLE-UNTIL",
        name="A renewed line on the list of shaken children ends or is renewed by its day",
        says="We owe {who}, whom it may have shaken, a word on whether it goes on",
        kept_says="We said whether it goes on for {who}",
        starts=("ripple.renewed",),
        keeps=(Mark("ripple.renewed"),),
        due_from="due",
        counted="to the end of the day until which it was renewed",
    ),
)

KINDS = (
    DISCUSSION_SOON, SERIOUS_EARLY, SERIOUS, ASKED_SAFE, ASKED, ASKED_COMPLEX, DISPUTE, LOOK, TOLD,
    RECONVENE, *RIPPLE, *LOOKS,
)  # fmt: skip
