"""Early or family help: offered is not accepted, and accepted is not met."""

from kith.frontdoor.promises.parts import DESK_OWES, DUPLICATE, REDECIDED, said
from kith.promises.kinds import AlertClass, Mark, PromiseKind

OURS = "Our own design: help counts from the day that somebody meets the child"
MANAGER_OWES = {**DESK_OWES, "owner_role": "mash_manager"}
ENDED = Mark("help.ended")

OFFERED = PromiseKind(
    code="HELP-OFFER",
    name="A service takes up the help that was offered within 3 working days",
    says="We owe {name} a service that takes up the help we offered",
    kept_says="A service took up the help for {name}",
    starts=("help.offered",),
    keeps=(Mark("help.accepted"),),
    ends=(Mark("help.refused"), REDECIDED),
    limit="HELP-OFFER",
    alert_class=AlertClass.P2,
    source=OURS,
    counted="3 working days from the day after the offer; then it is back with the manager",
    note="Nobody counts as helped by an offer.",
    **MANAGER_OWES,
)

MET = PromiseKind(
    code="HELP-MET",
    name="Whoever helps has met the child within 10 working days",
    says="We owe {name} a first meeting with whoever helps",
    kept_says="{name} met whoever helps",
    starts=("help.accepted",),
    keeps=(Mark("help.met"),),
    ends=(ENDED, REDECIDED),
    limit="HELP-MET",
    alert_class=AlertClass.P2,
    source=OURS,
    counted="10 working days from the day after a service took it up",
    **DESK_OWES,
)

NOT_ENOUGH = PromiseKind(
    code="HELP-RECHECK",
    name="Help was not wanted, or was not enough: a manager looks again within 1 working day",
    says="We owe {name} another look: the help was not wanted, or not enough",
    kept_says="A manager looked again at what {name} needs",
    starts=("help.refused", "help.ended"),
    when=f"(f.name = 'help.refused' OR {said('again')})",
    keeps=(REDECIDED,),
    limit="HELP-RECHECK",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: without agreement the threshold is looked at again",
    counted="to the end of the next working day after the refusal, or after the end of the help",
    note="Help is not enough where the child needs more than it, or never met whoever helps.",
    **MANAGER_OWES,
)

LAPSED = PromiseKind(
    code="THIRD-OFFER",
    name="An offer that nobody takes up does not count: another manager looks the next working day",
    says="We owe {name} another manager's look: help was offered, and nobody gives it",
    kept_says="Another manager looked at why {name} was not helped",
    starts=("help.offered",),
    when=said("third"),
    keeps=(Mark("contact.second_look"),),
    ends=(Mark("help.accepted"), REDECIDED, DUPLICATE),
    limit="THIRD-OFFER",
    alert_class=AlertClass.P2,
    source="Our own design: three contacts in twelve months without help, an offer being none",
    counted="4 working days from the day after the offer: 3 to take it up, and 1 to look",
    indicators=("FD-12",),
    **MANAGER_OWES,
)

KINDS = (OFFERED, MET, NOT_ENOUGH, LAPSED)
