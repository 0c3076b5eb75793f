"""From arrival to the grade, the enquiry and the hands that take it."""

from functools import partial

from kith.frontdoor.promises.parts import (
    DECIDED,
    DESK_OWES,
    DUPLICATE,
    OFFICE,
    PRACTICE,
    SETTLED,
    URGENT,
    said,
)
from kith.promises.kinds import AlertClass, Mark, PromiseKind

HUB = "24 to a working day; graded on another day, from the next working day on"
GRADED = Mark("contact.graded")
OPENED = Mark("contact.opened")
TAKEN = Mark("contact.acknowledged")

_at_arrival = partial(PromiseKind, starts=("contact.arrived",), ends=(DUPLICATE,), **DESK_OWES)

DANGER = _at_arrival(
    code="T1",
    name="Police or the night team told of immediate danger within 30 minutes",
    says="We owe {name} a call for help at once",
    kept_says="Help was called for {name}",
    when=said("danger"),
    keeps=(Mark("danger.told"),),
    limit="T1",
    **URGENT,
    source="Children Act 1989, sections 44 and 46",
    counted="30 minutes from the arrival, through nights and weekends",
)

UNOPENED = _at_arrival(
    code="RED-UNOPENED",
    name="Word that may be RED is opened within 30 minutes",
    says="We owe {name} somebody who reads what reached us",
    kept_says="Somebody read what reached us about {name}",
    when=said("red_suspect"),
    keeps=(OPENED, TAKEN, GRADED),
    limit="P0-UNOPENED",
    **URGENT,
    source="Our own design: severity comes before routing",
    counted="30 minutes from the arrival, through nights and weekends",
    letter=(42,),
)

FD_16 = _at_arrival(
    code="FD-16",
    name="An arrival from police, health or the night team is opened within an hour",
    says="We owe {name} that what arrives about them is opened",
    kept_says="What arrived about {name} was opened",
    when="f.data->>'inbox' IN ('police', 'health', 'edt')",
    keeps=(OPENED,),
    limit="FD-16",
    alert_class=AlertClass.P2,
    safety=True,
    source="How clocks were settled: arrival and opening are two facts",
    counted="one hour from the arrival, through nights and weekends",
    indicators=("FD-16",),
)

TRIAGE_RED = _at_arrival(
    code="T2-RED",
    name="A contact that may be RED is graded within 30 minutes in office hours",
    says="We owe {name} a grade: how urgent is it?",
    kept_says="We said how urgent it is for {name}",
    when=f"{said('red_suspect')} AND {OFFICE}",
    keeps=(GRADED,),
    limit="T2-RED",
    **URGENT,
    source="How clocks were settled: whatever may be RED is elapsed time",
    counted="30 minutes from an arrival in office hours",
)

TRIAGE_NIGHT = _at_arrival(
    code="T2-RED-NIGHT",
    name="A contact that may be RED is graded within an hour out of hours",
    says="We owe {name} a grade tonight: how urgent is it?",
    kept_says="We said how urgent it is for {name}",
    when=f"{said('red_suspect')} AND NOT {OFFICE}",
    keeps=(GRADED,),
    limit="T2-RED-NIGHT",
    **URGENT,
    source="How clocks were settled: whatever may be RED is elapsed time",
    counted="60 minutes from an arrival outside office hours",
)

TRIAGE = _at_arrival(
    code="T2",
    name="Every contact is graded within 4 working hours",
    says="We owe {name} a grade: how urgent is it?",
    kept_says="We said how urgent it is for {name}",
    when=f"NOT {said('red_suspect')}",
    keeps=(GRADED,),
    limit="T2",
    alert_class=AlertClass.P2,
    safety=True,
    source=PRACTICE,
    counted="4 hours between 9am and 5pm on working days, from the arrival",
)

_enquiry = partial(
    PromiseKind,
    starts=("contact.graded",),
    keeps=(Mark("mash.closed"), DECIDED, SETTLED),
    ends=(GRADED, DUPLICATE),
    safety=True,
    source=PRACTICE,
    indicators=("FD-03",),
    says="We owe {name} an answer from everybody who may know something",
    kept_says="What others know of {name} is together",
    **{**DESK_OWES, "owner_role": "mash_manager"},
)

ENQUIRY_RED = _enquiry(
    code="T3-RED",
    name="A RED enquiry is closed within 4 hours",
    when="f.data->>'rag' = 'RED'",
    limit="T3-RED",
    alert_class=AlertClass.P0,
    counted="4 hours from the grade, through nights and weekends",
)

ENQUIRY_AMBER = _enquiry(
    code="T3-AMBER",
    name="An AMBER enquiry is closed within 24 hours of the hub",
    when="f.data->>'rag' = 'AMBER'",
    limit="T3-AMBER",
    alert_class=AlertClass.P2,
    counted=f"24 hours from the grade, {HUB}",
)

ENQUIRY_GREEN = _enquiry(
    code="T3-GREEN",
    name="A GREEN enquiry is closed within 72 hours of the hub",
    when="f.data->>'rag' = 'GREEN'",
    limit="T3-GREEN",
    alert_class=AlertClass.P2,
    counted=f"72 hours from the grade, {HUB}",
)

RED_TAKEN = PromiseKind(
    code="RED-TAKEN",
    name="Somebody takes a RED contact by name within 30 minutes",
    says="We owe {name} a named person who has taken this",
    kept_says="A named person took it for {name}",
    starts=("contact.graded",),
    when="f.data->>'rag' = 'RED'",
    keeps=(TAKEN, DECIDED, SETTLED),
    ends=(DUPLICATE,),
    limit="P0-UNOPENED",
    source="How clocks were settled: the first named acknowledgement takes it",
    counted="30 minutes from the grade, through nights and weekends",
    note="Whoever decides has taken it too.",
    letter=(42,),
    **URGENT,
    **{**DESK_OWES, "owner_role": "duty_manager"},
)

SCREENED = PromiseKind(
    code="SCREEN",
    name="A child of 10 or over is screened for harm outside the family",
    says="We owe {name} the questions about harm outside the family",
    kept_says="{name} was screened for harm outside the family",
    starts=("contact.graded",),
    when=said("screen"),
    keeps=(Mark("screen.done"),),
    ends=(DUPLICATE,),
    limit="SCREEN",
    alert_class=AlertClass.P2,
    source="Our own design: three questions for everybody, twelve where they are needed",
    counted="to the end of the next working day after the first grade",
    letter=(13,),
    indicators=("FD-14",),
    **DESK_OWES,
)

SCREEN_GAP = PromiseKind(
    code="SCREEN-GAP",
    name="What nobody had asked is asked within 2 working days",
    says="We owe {name} the questions that nobody has asked yet",
    kept_says="The questions about {name} were asked",
    starts=("screen.done",),
    when=said("gap"),
    keeps=(Mark("screen.filled"),),
    ends=(DUPLICATE,),
    limit="SCREEN-GAP",
    alert_class=AlertClass.P2,
    source="Our own design: one task for all that is not known",
    counted="2 working days from the day after the screen",
    **DESK_OWES,
)

SPECIALIST = PromiseKind(
    code="SPECIALIST",
    name="The specialist assessment that a screen indicates is made within 10 working days",
    says="We owe {name} a closer look at the danger outside the family",
    kept_says="The danger outside the family was looked at closely for {name}",
    starts=("screen.done",),
    when=said("assess"),
    keeps=(Mark("specialist.done"),),
    ends=(Mark("specialist.declined"), DUPLICATE),
    limit="SPECIALIST",
    owner_role="mash_manager",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: what a screen indicates is done, or a manager says why not",
    counted="10 working days from the day after the screen",
    letter=(13, 32),
    blocks_closure=False,
    may_attest=False,
)

LINKED = PromiseKind(
    code="LINKED",
    name="The child's own team accepts word of an open child within 1 working day",
    says="We owe {name} a manager who takes up what reached us",
    kept_says="A manager took up what reached us about {name}",
    starts=("contact.passed",),
    keeps=(Mark("contact.accepted"), DECIDED),
    ends=(DUPLICATE,),
    limit="LINKED",
    owner_role="team_manager",
    post="team_manager",
    alert_class=AlertClass.P2,
    safety=True,
    source="London continuum of need: word of an open child goes to the worker and the manager",
    counted="to the end of the next working day after it was passed on",
)

UNKNOWN = _at_arrival(
    code="UNKNOWN",
    name="A child not yet identified is identified within 5 working days",
    says="We owe {name} that we find out who they are",
    kept_says="We found out who {name} is, or a manager accepted that we cannot",
    when="f.data->>'child' = 'unknown'",
    keeps=(Mark("contact.identified"), Mark("contact.stays_unknown")),
    limit="UNKNOWN",
    alert_class=AlertClass.P2,
    source="Our own design: nobody is closed because nobody knew a name",
    counted="5 working days from the day after the arrival",
)

NO_CHILD = PromiseKind(
    code="NO-CHILD",
    name="Word of a place, a vehicle, a group or an adult is followed up within 1 working day",
    says="We owe {name} that somebody follows this up",
    kept_says="Somebody follows it up for {name}",
    starts=("place.told",),
    keeps=(Mark("place.owned"),),
    limit="NO-CHILD",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: what is about nobody by name is nobody's, unless somebody has it",
    counted="to the end of the next working day after it reached us",
    **DESK_OWES,
)

RETURNED = PromiseKind(
    code="RETURNED",
    name="What was missing is chased after 4 working hours",
    says="We owe {name} that we ask again for what is missing",
    kept_says="We asked again for what was missing about {name}, or did without it",
    starts=("contact.returned",),
    keeps=(Mark("contact.chased"), Mark("contact.completed"), DECIDED),
    ends=(DUPLICATE,),
    limit="RETURN-CHASE",
    alert_class=AlertClass.P2,
    source=PRACTICE,
    counted="4 hours between 9am and 5pm on working days, from when we asked",
    note="Asking never closes a contact: it stays open and graded, and a decision may come first.",
    **DESK_OWES,
)

HANDOVER = PromiseKind(
    code="EDT-HANDOVER",
    name="The morning takes over what the night left",
    says="We owe {name} that the day knows what the night did",
    kept_says="The day took over for {name}",
    starts=("contact.left_for_morning",),
    keeps=(Mark("contact.taken_over"), DECIDED),
    ends=(DUPLICATE,),
    limit="EDT-HANDOVER",
    alert_class=AlertClass.P2,
    safety=True,
    source="Our own design: handed over to somebody by name",
    counted="30 minutes of the office day: what the night leaves, by 09:30 of the next one",
    **DESK_OWES,
)

KINDS = (
    DANGER, UNOPENED, FD_16, TRIAGE_RED, TRIAGE_NIGHT, TRIAGE, ENQUIRY_RED, ENQUIRY_AMBER,
    ENQUIRY_GREEN, RED_TAKEN, SCREENED, SCREEN_GAP, SPECIALIST, LINKED, UNKNOWN, NO_CHILD,
    RETURNED, HANDOVER,
)  # fmt: skip
