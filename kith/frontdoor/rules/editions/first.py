"""The first edition of what is asked when word of a child comes."""

from collections.abc import Mapping
from datetime import date

from kith.frontdoor.rules.asks import Ask, Edition, choice, line, words, yes

FIRST = date(2018, 7, 4)
STAMP = "As it stands on their form, like 2/3/2026 22:10."

# Asked in every channel, folded away: none of it is needed to save.
CORE: tuple[Ask, ...] = (
    words("others", "Brothers, sisters, other children and adults in it", "As they were said."),
    words("places", "Vehicles, telephones, accounts and places that were mentioned"),
    words("carers", "Parents and carers: who has parental responsibility, and who is at home"),
    words("strengths", "What is going well, and whom does the child trust?"),
    words("source_did", "What has the caller done already, and what do they want from us?"),
    words("worker_risk", "Anything a worker must know before knocking at the door"),
    yes("siblings_open", "Do we work with a brother or sister already?"),
)

OWN: Mapping[str, tuple[Ask, ...]] = {
    "telephone": (
        line("call_ended", "When did the call end?", "A time, like 14:20."),
        yes("read_back", "Read back to the caller, who agreed?"),
        words("fears", "Is the caller afraid of what may follow for them?"),
        yes("in_writing", "Did we ask for it in writing within 24 hours?"),
    ),
    "police": (
        line("force", "Force"),
        line("reference", "Reference"),
        line("incident_at", "When did it happen?", STAMP),
        line("created_at", "When did the officer write it?", STAMP),
        line("sent_at", "When was it sent?", STAMP),
        line("officer", "Officer"),
        line("form_grade", "Risk grade on their form"),
        choice("role", "What was the child in it?", victim="Harmed", missing="Missing",
                suspect="Suspected of something", present="There when it happened"),
        line("custody", "Bail, custody, and who sat with the child"),
        yes("seen_alone", "Did the officer see the child alone?"),
        line("other_children", "Other children on the form", "Each gets a contact of their own."),
        yes("video", "Is there body-worn video?"),
    ),
    "email": (
        line("mailbox", "Which of our mailboxes?"),
        line("header_at", "Time of arrival in the message’s header"),
        yes("verified", "Is the sender who they say they are?"),
        words("attachments", "Attachments"),
    ),
    "web_form": (
        line("age", "How old they are, or seem"),
        line("address", "Where the child lives"),
        line("when_where", "When and where"),
        choice("how_known", "How is it known?", seen="Seen", told="Told by the child",
                heard="Heard from somebody"),
        line("school", "School or college, and how much the child is there"),
        words("people", "People around the child"),
        words("wants", "What the sender hopes for"),
        line("email", "The sender’s e-mail"),
        line("lead", "The sender’s safeguarding lead"),
    ),
    "walk_in": (
        line("where_seen", "Where, and who spoke with them?"),
        line("came_with", "Who came with the child?"),
        yes("private", "Was a quiet room offered?"),
        line("interpreter", "Interpreter"),
        line("left", "When did they leave, and with whom?"),
        line("decided_by", "Which qualified worker decided before they left?"),
    ),
    "child": (
        yes("screen_seen", "Could anybody see their screen or hear them?"),
        words("reach", "How, when and in which words is it safe to reach them?"),
        words("wants", "What do they want to happen?"),
        words("wants_not", "What do they not want?"),
        yes("explained", "Did we say first what we must pass on?"),
        yes("advocate", "Do they want somebody on their side, who speaks for them alone?"),
    ),
    "family": (
        line("relation", "What are they to the child?"),
        words("fears", "What are they afraid of?"),
        yes("may_name", "May we say who told us?"),
    ),
    "edt": (
        words("done_tonight", "What was done tonight?"),
        words("for_morning", "What is left for the morning?"),
        line("handed_to", "Handed over to whom?"),
    ),
    "other_authority": (
        line("authority", "Which council?"),
        line("status", "The child’s status and plan there"),
        line("placed", "Placed here since, and until"),
        words("asked", "What do they ask of us?"),
        line("accepter", "Who here has said yes, by name?"),
    ),
    "no_child": (
        choice("about", "What is it about?", place="A place", vehicle="A vehicle",
                group="A group", adult="An adult"),
        words("why_children", "Why are children at risk?"),
        line("owner", "Who will follow it up?"),
    ),
}  # fmt: skip

EDITIONS = tuple(Edition(channel, 1, FIRST, asks, CORE) for channel, asks in OWN.items())
