"""How word reaches us, and what each way asks beyond the core (SUPPLEMENT S2): dated data.

Nothing beyond who, what and whether the child is safe is needed to save. A council may put another
edition in place; what was written on an earlier one is read with that one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """What sort of answer a question takes."""

    LINE = "line"
    WORDS = "words"
    YES_NO = "yes_no"
    CHOICE = "choice"


@dataclass(frozen=True)
class Ask:
    """One question of a form. `options` are for a choice."""

    key: str
    label: str
    sort: Sort = Sort.LINE
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Channel:
    """One way in: what it is called, how a sentence says it, its inbox, and who mostly speaks."""

    code: str
    words: str
    by: str
    agency: str = ""
    inbox: str = ""


@dataclass(frozen=True)
class Edition:
    """What one channel asks from a day on."""

    channel: str
    number: int
    since: date
    asks: tuple[Ask, ...]

    @property
    def code(self) -> str:
        """Its name in a record: "telephone/1"."""
        return f"{self.channel}/{self.number}"


YES_NO = (("yes", "Yes"), ("no", "No"), ("not_known", "Not known"))
FIRST = date(2018, 7, 4)


def _line(key: str, label: str, help: str = "") -> Ask:
    return Ask(key, label, Sort.LINE, help)


def _words(key: str, label: str, help: str = "") -> Ask:
    return Ask(key, label, Sort.WORDS, help)


def _yes(key: str, label: str, help: str = "") -> Ask:
    return Ask(key, label, Sort.YES_NO, help, YES_NO)


def _choice(key: str, label: str, **options: str) -> Ask:
    return Ask(key, label, Sort.CHOICE, "", tuple(options.items()))


CHANNELS: Mapping[str, Channel] = {
    one.code: one
    for one in (
        Channel("telephone", "Telephone", "by telephone"),
        Channel("police", "Police notification", "from the police", "police", "police"),
        Channel("email", "E-mail", "by e-mail"),
        Channel("web_form", "A professional’s web form", "on a form", "education"),
        Channel("walk_in", "Somebody came to us", "from somebody who came to us", "public"),
        Channel("child", "The child", "from the child", "child"),
        Channel("family", "Family or public", "from family or the public", "family"),
        Channel("edt", "The night team", "from the night team", "edt", "edt"),
        Channel("other_authority", "Another council", "from another council", "authority"),
        Channel("no_child", "About no child by name", "about a place or group"),
    )
}

AGENCIES: Mapping[str, str] = {
    "police": "Police",
    "health": "Health",
    "camhs": "CAMHS",
    "education": "School or college",
    "yjs": "Youth justice",
    "probation": "Probation",
    "housing": "Housing",
    "early_help": "Early or family help",
    "adult": "Adult services",
    "drugs": "Drugs and alcohol service",
    "authority": "Another council",
    "voluntary": "Charity or community group",
    "council": "Our own council",
    "edt": "The night team",
    "child": "The child",
    "family": "Family",
    "public": "Somebody else",
}
# Who speaks with us in person knows that their word arrived.
SPOKEN = frozenset({"telephone", "walk_in"})
NOT_PROFESSIONAL = frozenset({"child", "family", "public"})

# Asked in every channel, folded away: none of it is needed to save.
CORE_MORE: tuple[Ask, ...] = (
    _words("others", "Brothers, sisters, other children and adults in it", "As they were said."),
    _words("places", "Vehicles, telephones, accounts and places that were mentioned"),
    _words("carers", "Parents and carers: who has parental responsibility, and who is at home"),
    _words("strengths", "What is going well, and whom does the child trust?"),
    _words("source_did", "What has the caller done already, and what do they want from us?"),
    _words("worker_risk", "Anything a worker must know before knocking at the door"),
    _yes("siblings_open", "Do we work with a brother or sister already?"),
)

EDITIONS: tuple[Edition, ...] = (
    Edition("telephone", 1, FIRST, (
        _line("call_ended", "When did the call end?", "A time, like 14:20."),
        _yes("read_back", "Read back to the caller, who agreed?"),
        _words("fears", "Is the caller afraid of what may follow for them?"),
        _yes("in_writing", "Did we ask for it in writing within 24 hours?"),
    )),
    Edition("police", 1, FIRST, (
        _line("force", "Force"),
        _line("reference", "Reference"),
        _line("incident_at", "When did it happen?"),
        _line("created_at", "When did the officer write it?"),
        _line("sent_at", "When was it sent?"),
        _line("officer", "Officer"),
        _line("form_grade", "Risk grade on their form"),
        _choice("role", "What was the child in it?", victim="Harmed", missing="Missing",
                suspect="Suspected of something", present="There when it happened"),
        _line("custody", "Bail, custody, and who sat with the child"),
        _yes("seen_alone", "Did the officer see the child alone?"),
        _line("other_children", "Other children on the form", "Each gets a contact of their own."),
        _yes("video", "Is there body-worn video?"),
    )),
    Edition("email", 1, FIRST, (
        _line("mailbox", "Which of our mailboxes?"),
        _line("header_at", "Time of arrival in the message’s header"),
        _yes("verified", "Is the sender who they say they are?"),
        _words("attachments", "Attachments"),
    )),
    Edition("web_form", 1, FIRST, (
        _line("age", "How old they are, or seem"),
        _line("address", "Where the child lives"),
        _line("when_where", "When and where"),
        _choice("how_known", "How is it known?", seen="Seen", told="Told by the child",
                heard="Heard from somebody"),
        _line("school", "School or college, and how much the child is there"),
        _words("people", "People around the child"),
        _words("wants", "What the sender hopes for"),
        _line("email", "The sender’s e-mail"),
        _line("lead", "The sender’s safeguarding lead"),
    )),
    Edition("walk_in", 1, FIRST, (
        _line("where_seen", "Where, and who spoke with them?"),
        _line("came_with", "Who came with the child?"),
        _yes("private", "Was a quiet room offered?"),
        _line("interpreter", "Interpreter"),
        _line("left", "When did they leave, and with whom?"),
        _line("decided_by", "Which qualified worker decided before they left?"),
    )),
    Edition("child", 1, FIRST, (
        _yes("screen_seen", "Could anybody see their screen or hear them?"),
        _words("reach", "How, when and in which words is it safe to reach them?"),
        _words("wants", "What do they want to happen?"),
        _words("wants_not", "What do they not want?"),
        _yes("explained", "Did we say first what we must pass on?"),
        _yes("advocate", "Do they want somebody on their side, who speaks for them alone?"),
    )),
    Edition("family", 1, FIRST, (
        _line("relation", "What are they to the child?"),
        _words("fears", "What are they afraid of?"),
        _yes("may_name", "May we say who told us?"),
    )),
    Edition("edt", 1, FIRST, (
        _words("done_tonight", "What was done tonight?"),
        _words("for_morning", "What is left for the morning?"),
        _line("handed_to", "Handed over to whom?"),
    )),
    Edition("other_authority", 1, FIRST, (
        _line("authority", "Which council?"),
        _line("status", "The child’s status and plan there"),
        _line("placed", "Placed here since, and until"),
        _words("asked", "What do they ask of us?"),
        _line("accepter", "Who here has said yes, by name?"),
    )),
    Edition("no_child", 1, FIRST, (
        _choice("about", "What is it about?", place="A place", vehicle="A vehicle",
                group="A group", adult="An adult"),
        _words("why_children", "Why are children at risk?"),
        _line("owner", "Who will follow it up?"),
    )),
)  # fmt: skip


def edition_on(channel: str, day: date, editions: Iterable[Edition] = EDITIONS) -> Edition:
    """Return what a channel asks on a day: the newest edition that had begun."""
    found = [one for one in editions if one.channel == channel and one.since <= day]
    if not found:
        raise LookupError(f"Nothing was asked on {channel} on {day:%d %B %Y}.")
    return max(found, key=lambda one: (one.since, one.number))


def edition_called(code: str, editions: Iterable[Edition] = EDITIONS) -> Edition | None:
    """Return an edition by its name, or None where it is gone."""
    return next((one for one in editions if one.code == code), None)


def is_professional(agency: str) -> bool:
    """Say whether the source speaks for an agency, so that it must hear from us."""
    return agency not in NOT_PROFESSIONAL


def inbox_of(channel: str, agency: str) -> str:
    """Return whose inbox it came through, where that inbox must be opened within the hour."""
    if CHANNELS[channel].inbox:
        return CHANNELS[channel].inbox
    return {"police": "police", "health": "health", "camhs": "health", "edt": "edt"}.get(agency, "")
