"""Taking in word about children: one contact for each child, all with one incident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.newcomers import UNTOLD, Newcomer, describe
from kith.frontdoor.commands.parts import step_with_fact, tell, told, told_of_place
from kith.frontdoor.commands.ringing import ring
from kith.frontdoor.commands.sight import let_desk_see, new_child
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.channels import (
    AGENCIES,
    CHANNELS,
    SPOKEN,
    edition_on,
    inbox_of,
    is_professional,
)
from kith.frontdoor.rules.editions import FIRST
from kith.frontdoor.rules.marks import marked
from kith.frontdoor.rules.urgency import DANGERS, SAFE, may_be_red
from kith.frontdoor.rules.wishes import wishes
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.mistakes import Mistake
from kith.people.rules import age_of
from kith.people.rules.names import NewName
from kith.people.rules.whom import NewPerson
from kith.people.search.creating import Looked, settled
from kith.people.search.proposing import propose_apart
from kith.promises.ledger import NewFact

KNOWN, UNKNOWN, NONE = "known", "unknown", "none"
NOTHING_SAID = "Not said"


@dataclass(frozen=True)
class About:
    """Whom word is about: somebody on record, or who they are and how they might be found.

    Without a person and a name the child is not yet known; `nobody` says that no child is meant.
    `looked` is what came of looking whether a child is known; where nobody could be asked, as when
    a partner or a machine sends it, the night looks. `new` is what was said of a child who is on
    no record yet.
    """

    person: int | None = None
    known_as: str = ""
    born: date | None = None
    who: str = ""
    nobody: bool = False
    looked: Looked | None = None
    new: Newcomer = UNTOLD

    @property
    def whom(self) -> NewPerson:
        """The child who is to be made, where it is none of those who are known."""
        name = self.known_as.strip()
        return NewPerson(
            names=(*((NewName(given=name),) if name else ()), *self.new.names),
            born=self.born,
            apparent=self.new.apparent,
            sex=self.new.sex,
            places=(self.new.place,) if self.new.place else (),
            phones=(self.new.phone,) if self.new.phone else (),
        )


@dataclass(frozen=True)
class Arrival:
    """What reached us, once for all the children whom it is about.

    `arrived_at` is when it reached the council, and `evidence` what shows that. `asked` holds the
    answers that its channel asks for beyond the core.
    """

    channel: str
    team: int
    arrived_at: datetime
    what_happened: str
    agency: str = ""
    evidence: str = ""
    safe_now: str = "not_known"
    where_now: str = ""
    source_name: str = ""
    source_role: str = ""
    call_back: str = ""
    unnamed: bool = False
    childs_words: str = ""
    told_child: str = ""
    told_parent: str = ""
    told_why: str = ""
    harms: tuple[str, ...] = ()
    dangers: tuple[str, ...] = ()
    red_suspect: bool = False
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def from_agency(self) -> str:
        """Who spoke: as said, else whoever mostly does on this channel."""
        return self.agency or CHANNELS[self.channel].agency or "public"

    @property
    def may_be_red(self) -> bool:
        """Whether it may be RED, by what was said or because somebody thinks so."""
        return self.red_suspect or may_be_red(self.safe_now, self.dangers)


@command(Area.CONTACT, Level.CREATE, event="contact.arrived")
def arrive(actor: Actor, /, *, arrival: Arrival, children: Sequence[About]) -> list[UUID]:
    """Take in word about these children and return a contact for each, in order.

    Whoever takes it in has opened it; what a machine or a partner sends is not opened yet. Only
    who, what happened and whether the child is safe are asked for: nothing else holds it up.
    """
    _check(arrival, children)
    incident, rows = uuid4(), []
    for one in children:
        rows.append(_write(actor, arrival, one, incident))
    told_of = zip(rows, children, strict=True)
    facts = [fact for row, about in told_of for fact in _facts(row, about, arrival)]
    tell(facts)
    for row in rows:
        _leave_the_rest(row, arrival)
        ring(row) if row.red_suspect else None
    audit.about(team=arrival.team, shown=[row.number for row in rows])
    return [row.id for row in rows]


def _check(arrival: Arrival, children: Sequence[About]) -> None:
    if arrival.channel not in CHANNELS:
        raise Mistake("channel", "Choose how it reached us")
    if arrival.from_agency not in AGENCIES:
        raise Mistake("agency", "Choose who told us")
    if arrival.safe_now not in SAFE:
        raise Mistake("safe_now", "Say whether the child is safe now, or that it is not known")
    if not set(arrival.dangers) <= set(DANGERS):
        raise Mistake("dangers", "Choose among the signs of danger that are shown")
    check_words("what_happened", arrival.what_happened, "what happened")
    check_moment(arrival.arrived_at)
    if not children:
        raise Mistake("who", "Say who the child is, or how they might be found")
    if arrival.channel == "no_child" and not all(one.nobody for one in children):
        raise Mistake("who", "A child is meant: choose how it reached us")


def _leave_the_rest(row: Contact, arrival: Arrival) -> None:
    """What the night says is left for the morning is owed by the morning, as if on its own page."""
    left = str(arrival.asked.get("for_morning", "")).strip()
    if row.channel != "edt" or not left or row.person_id is None:
        return
    done = str(arrival.asked.get("done_tonight", "")).strip()
    to = str(arrival.asked.get("handed_to", "")).strip()
    step_with_fact(row, "leave_for_morning", {"done": done or NOTHING_SAID, "left": left, "to": to})


def check_moment(at: datetime) -> None:
    """Refuse what no arrival can have: a moment that is still to come, or of another age."""
    if at > clock.now():
        raise Mistake("arrived_at", "It cannot have reached us after now")
    if local_date(at) < FIRST:
        raise Mistake("arrived_at", f"Look at the year: nothing is kept from before {FIRST.year}")


def _write(actor: Actor, arrival: Arrival, about: About, incident: UUID) -> Contact:
    opened = clock.now() if actor.kind == "worker" else None
    return Contact.objects.create(
        person_id=_person(actor, arrival, about),
        there_id=new_child(arrival.team) if about.nobody else None,
        team_id=arrival.team,
        incident=incident,
        channel=arrival.channel,
        arrived_at=arrival.arrived_at,
        evidence=arrival.evidence.strip(),
        opened_at=opened,
        taken_by_id=actor.id if opened else None,
        agency=arrival.from_agency,
        source_name=arrival.source_name.strip(),
        source_role=arrival.source_role.strip(),
        call_back=arrival.call_back.strip(),
        unnamed=arrival.unnamed,
        child=_child(about),
        who=about.who.strip(),
        what_happened=arrival.what_happened.strip(),
        safe_now=arrival.safe_now,
        where_now=arrival.where_now.strip(),
        childs_words=arrival.childs_words.strip(),
        told_child=arrival.told_child,
        told_parent=arrival.told_parent,
        told_why=arrival.told_why.strip(),
        harms=list(arrival.harms),
        dangers=list(arrival.dangers),
        told=_asked(arrival),
        red_suspect=arrival.may_be_red and not about.nobody,
        changed_at=clock.now(),
    )


def _person(actor: Actor, arrival: Arrival, about: About) -> int | None:
    if about.nobody:
        return None
    if about.person is None:
        return _new_child(actor, arrival, about)
    let_desk_see(about.person, arrival.team)
    return about.person


def _new_child(actor: Actor, arrival: Arrival, about: About) -> int:
    others = settled(actor, about.whom, about.looked) if about.looked else []
    person = new_child(arrival.team, known_as=about.known_as, born=about.born)
    describe(actor, person, about.new, f"{AGENCIES[arrival.from_agency]}, when word came")
    propose_apart(person, others, about.looked.apart if about.looked else "")
    return person


def _child(about: About) -> str:
    if about.nobody:
        return NONE
    return KNOWN if about.person or about.known_as.strip() else UNKNOWN


def _asked(arrival: Arrival) -> dict[str, object]:
    edition = edition_on(arrival.channel, local_date(arrival.arrived_at))
    values = {key: text for key, text in arrival.asked.items() if str(text).strip()}
    return {"form": edition.code, "values": values}


def marks(arrival: Arrival, about: About) -> dict[str, object]:
    """Return what is said of a professional's word: who it is from, and how much it holds."""
    if not is_professional(arrival.from_agency):
        return {}
    words = {
        **arrival.asked,
        "known_as": about.known_as,
        "who": about.who,
        **_told_in_boxes(about),
        "what_happened": arrival.what_happened,
        "childs_words": arrival.childs_words,
        "told_parent": arrival.told_parent,
        "told_why": arrival.told_why,
    }
    on, known = local_date(arrival.arrived_at), about.person is not None
    found = marked(words, arrival.harms, on, channel=arrival.channel, known=known)
    has = [one.thing.key for one in found.things if one.there]
    return {
        "agency": arrival.from_agency,
        "holds": found.count,
        "enough": found.is_enough,
        "has": has,
    }


def _told_in_boxes(about: About) -> dict[str, str]:
    """Return the age and the address of a new child, where a box of their own holds them."""
    age = about.born.isoformat() if about.born else about.new.age_words
    said = {"age": age, "address": about.new.address}
    return {key: text for key, text in said.items() if text}


def _facts(row: Contact, about: About, arrival: Arrival) -> list[NewFact]:
    data = {
        "contact": row.number,
        "channel": row.channel,
        "inbox": inbox_of(row.channel, row.agency),
        "professional": is_professional(row.agency),
        "red_suspect": row.red_suspect,
        "danger": row.safe_now == "no",
        "child": row.child,
        "age": age_of(about.born, clock.today()),
        **wishes(arrival.channel, arrival.asked),
        **marks(arrival, about),
    }
    if about.nobody:
        return told_of_place(row, "place.told", {"contact": row.number}, at=row.arrived_at)
    arrived = told(row, "contact.arrived", data, at=row.arrived_at)
    opened = told(row, "contact.opened", at=row.opened_at) if row.opened_at else []
    return [*arrived, *opened, *acknowledged(row)]


def acknowledged(row: Contact) -> list[NewFact]:
    """Return that whoever spoke with us in person knows that their word arrived."""
    if row.channel not in SPOKEN or not is_professional(row.agency):
        return []
    return told(row, "referrer.acknowledged", {"how": "spoken"}, at=row.opened_at or row.arrived_at)
