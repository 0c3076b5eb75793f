"""A second look by somebody who does not know the decision, and the talk where two differ."""

from functools import partial

from kith.frontdoor.promises.parts import DESK_OWES, said
from kith.promises.kinds import AlertClass, Mark, PromiseKind, Tie

OURS = "Our own design: second looks that do not know the decision"
MANAGER_OWES = {**DESK_OWES, "owner_role": "mash_manager"}
GIVEN, TALKED = Mark("blind.given"), Mark("blind.talked")
CHANGED = Mark("contact.redecided", Tie.EPISODE)

LOOK = PromiseKind(
    code="BLIND-LOOK",
    name="Somebody who does not know the decision has looked within 5 working days",
    says="We owe {name} a second pair of eyes on what we decided",
    kept_says="A second pair of eyes looked at what we decided for {name}",
    starts=("blind.asked",),
    keeps=(GIVEN,),
    ends=(Mark("blind.ended"),),
    limit="BLIND-LOOK",
    alert_class=AlertClass.P3,
    source=OURS,
    counted="5 working days from the day after they were asked",
    note="Who was asked is not named, so that nobody can tell them.",
    **MANAGER_OWES,
)

_talk = partial(
    PromiseKind,
    starts=("blind.given",),
    keeps=(TALKED, CHANGED),
    owner_from="owner",
    source=OURS,
    **MANAGER_OWES,
)

TALK = _talk(
    code="BLIND-TALK",
    name="Two who decided differently have talked within 10 working days",
    says="We owe {name} that two who see it differently talk it over",
    kept_says="Two who saw it differently talked over what {name} needs",
    when=f"{said('differs')} AND NOT {said('more')}",
    limit="BLIND-TALK",
    alert_class=AlertClass.P2,
    counted="10 working days from the day after the second decision",
    note="Nobody is right by being first or second; what was learned is written down.",
)

MORE = _talk(
    code="BLIND-MORE",
    name="A second look that would do more is taken up within 1 working day",
    says="We owe {name} another look: somebody else would do more for them",
    kept_says="We looked again at what {name} needs, as somebody else would do more",
    when=said("more"),
    limit="BLIND-MORE",
    alert_class=AlertClass.P2,
    safety=True,
    counted="to the end of the next working day after the second decision",
)

KINDS = (LOOK, TALK, MORE)
