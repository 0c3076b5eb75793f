"""What we promise a child who told us themselves, and whoever comes to us in person."""

from functools import partial

from kith.frontdoor.promises.parts import DECIDED, DESK_OWES, DUPLICATE, said
from kith.promises.kinds import AlertClass, Mark, PromiseKind, Tie

_to_child = partial(
    PromiseKind,
    starts=("contact.arrived",),
    alert_class=AlertClass.P2,
    **DESK_OWES,
)

ANSWERED = _to_child(
    code="CHILD-ANSWER",
    name="A child who said how hears from us within 1 working day",
    says="We owe {name} an answer, in the way they gave us",
    kept_says="{name} heard from us",
    when=said("reach"),
    keeps=(Mark("child.answered"), Mark("child.first_seen", Tie.EPISODE)),
    ends=(DUPLICATE,),
    limit="CHILD-ANSWER",
    safety=True,
    source="Our own design: what the children's page says is a promise",
    counted="to the end of the next working day after they wrote",
    note="A try that did not reach them does not keep it. Meeting them does.",
)

ADVOCATE = _to_child(
    code="ADVOCATE",
    name="A child who asks for somebody on their side has met them within 5 working days",
    says="We owe {name} somebody who is on their side alone",
    kept_says="Somebody is on {name}'s side",
    when=said("advocate"),
    keeps=(Mark("advocate.introduced"),),
    ends=(Mark("advocate.declined"), DUPLICATE),
    limit="ADVOCATE",
    source="Common practice of councils, and our own design: introduced within 5 working days",
    counted="5 working days from the day after they asked",
)

WALK_IN = _to_child(
    code="WALK-IN",
    name="Somebody qualified decides within 2 hours, before whoever came to us goes",
    says="We owe {name} a qualified worker's decision before anybody who came to us goes",
    kept_says="A qualified worker decided for {name} before they went",
    when=said("walked_in"),
    keeps=(Mark("walkin.decided"), DECIDED),
    ends=(DUPLICATE,),
    limit="WALK-IN",
    safety=True,
    source="Our own design: nobody who comes to us is sent away undecided",
    counted="2 hours from the arrival, through nights and weekends",
    note="It says what holds for now: where the child goes, with whom, and what is done tonight.",
)

KINDS = (ANSWERED, ADVOCATE, WALK_IN)
