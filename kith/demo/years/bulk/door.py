"""Deeds at the front door, as the rows and facts that their commands leave."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from kith.demo.years.bulk.ids import new_id
from kith.demo.years.bulk.tables import plain
from kith.demo.years.bulk.writer import Contact, Writer
from kith.demo.years.child import Child
from kith.demo.years.events import Event
from kith.frontdoor.commands.arriving import About, Arrival, marks
from kith.frontdoor.commands.sight import HERE
from kith.frontdoor.rules import screen
from kith.frontdoor.rules.channels import SPOKEN, edition_on, inbox_of, is_professional
from kith.frontdoor.rules.help import is_not_enough
from kith.frontdoor.rules.here import came_here, decided_here
from kith.frontdoor.rules.states import STEPS
from kith.frontdoor.rules.urgency import grade
from kith.frontdoor.rules.wishes import wishes
from kith.kernel.clock import local_date
from kith.kernel.workdays import Unit, age_on, due
from kith.people.search.rules.keys import keys_of
from kith.people.search.rules.known import Known, Named

Says = dict[str, Any]


def write_down(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A child is written down, and the desk sees them."""
    child: Child = says["child"]
    person, at = writer.person, event.at
    row = (
        person,
        child.sex,
        child.born,
        child.ethnicity,
        child.known_as,
        "",
        "",
        "",
        "",
        1,
        at,
        "child",
    )
    writer.rows.add("people_person", row)
    for code in sorted(child.disabilities):
        writer.rows.add("people_disability", (person, code, at))
    known = Known(person=person, names=(Named(child.known_as),), born=child.born)
    for key in keys_of(known):
        writer.rows.add("people_personkey", (person, key))
    writer.sight.to_team(writer.here.desk, "members", HERE, at, by)
    writer.born, writer.known_as = child.born, child.known_as


def arrive(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Word comes, and whoever takes it in has opened it."""
    arrival = Arrival(team=writer.here.desk, **says)
    writer.sight.desk_sees(writer.here.desk, event.at, by)
    columns = _columns(writer, event, by, arrival)
    contact = Contact(columns["id"], arrival.arrived_at, columns, harms=arrival.harms)
    writer.contacts[event.makes] = contact
    agency = arrival.from_agency
    data = {
        "contact": columns["number"],
        "channel": arrival.channel,
        "inbox": inbox_of(arrival.channel, agency),
        "professional": is_professional(agency),
        "red_suspect": arrival.may_be_red,
        "danger": arrival.safe_now == "no",
        "child": "known",
        "age": None,
        **wishes(arrival.channel, arrival.asked),
        **came_here(arrival.channel),
        **marks(arrival, About(person=writer.person)),
    }
    writer.say(event.at, by, contact, "contact.arrived", data, occurred=arrival.arrived_at)
    writer.say(event.at, by, contact, "contact.opened")
    if arrival.channel in SPOKEN and is_professional(agency):
        writer.say(event.at, by, contact, "referrer.acknowledged", {"how": "spoken"})
    if decided := decided_here(arrival.channel, arrival.asked):
        writer.say(event.at, by, contact, "walkin.decided", decided)


def _columns(writer: Writer, event: Event, by: int, arrival: Arrival) -> Says:
    edition = edition_on(arrival.channel, local_date(arrival.arrived_at))
    return {
        "id": new_id(),
        "number": writer.numbers[len(writer.contacts)],
        "person_id": writer.person,
        "team_id": writer.here.desk,
        "incident": new_id(),
        "channel": arrival.channel,
        "arrived_at": arrival.arrived_at,
        "evidence": "",
        "opened_at": event.at,
        "taken_by_id": by,
        "agency": arrival.from_agency,
        "source_name": arrival.source_name,
        "source_role": "",
        "call_back": "",
        "unnamed": False,
        "child": "known",
        "who": "",
        "what_happened": arrival.what_happened,
        "safe_now": arrival.safe_now,
        "where_now": "",
        "childs_words": arrival.childs_words,
        "told_child": "",
        "told_parent": arrival.told_parent,
        "told_why": arrival.told_why,
        "harms": plain(arrival.harms),
        "dangers": "[]",
        "told": plain({"form": edition.code, "values": arrival.asked}),
        "red_suspect": arrival.may_be_red,
        "state": "RECEIVED",
        "rag": "",
        "clock_rag": "",
        "rag_why": "",
        "closed_at": None,
        "closed_reason": "",
        "passed_team_id": None,
        "version": 1,
        "changed_at": event.at,
    }


def grade_contact(writer: Writer, event: Event, by: int, says: Says) -> None:
    """It is graded for the first time."""
    contact = writer.contacts[event.of]
    now = grade("", says["rag"])
    writer.move(
        event.at, contact, "grade", rag=now.said, clock_rag=now.governs, rag_why=says["why"]
    )
    age = age_on(writer.born, local_date(contact.arrived_at))
    asked = screen.is_due(age, bool(contact.harms), writer.limits["SCREEN-AGE"])
    data = {"rag": now.governs, "screen": asked}
    writer.say(event.at, by, contact, "contact.graded", data, because=says["why"])


def screen_child(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The child is screened."""
    contact, limits = writer.contacts[event.of], writer.limits
    edition = screen.edition_on(local_date(event.at))
    answers: Mapping[str, screen.Said] = says["answers"]
    numbers = screen.Limits(limits["SCREEN-YES"], limits["SCREEN-NOT-ASKED"])
    result = screen.screen(edition, answers, numbers)
    kept = {
        key: {"answer": one.answer.value, "source": one.source, "critical": one.critical}
        for key, one in answers.items()
    }
    writer.rows.add(
        "frontdoor_screen",
        (
            new_id(), contact.id, writer.person, edition.code, plain(kept), result.word, "", by,
            event.at,
        ),
    )  # fmt: skip
    again, contact.screened = contact.screened, True
    data = {
        "result": result.word,
        "specialist": result.specialist,
        "assess": result.specialist and not contact.indicated,
        "gap": result.gap and not again,
        "professional": is_professional(contact.columns["agency"]),
    }
    contact.indicated = result.specialist
    if again and not result.gap:
        writer.say(event.at, by, contact, "screen.filled")
    writer.say(event.at, by, contact, "screen.done", data)


def acknowledge(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Somebody takes it by name."""
    contact = writer.contacts[event.of]
    writer.say(event.at, by, contact, "contact.acknowledged", {"by": by})


def pass_on(writer: Writer, event: Event, by: int, says: Says) -> None:
    """It goes to the child's own team."""
    contact = writer.contacts[event.of]
    writer.move(event.at, contact, "pass_on", passed_team_id=writer.worker_team)
    data = {"rag": contact.columns["clock_rag"]}
    writer.say(event.at, by, contact, "contact.passed", data, team=writer.worker_team)


def take_up(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Their manager takes it up."""
    contact = writer.contacts[event.of]
    writer.move(event.at, contact, "take_up", closed_reason="taken_up")
    writer.say(event.at, by, contact, "contact.accepted", {"by": by}, because=says["words"])
    leave(writer, event.at, by)


def ask_back(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The sender is asked for what is missing."""
    contact = writer.contacts[event.of]
    writer.move(event.at, contact, "ask_back")
    data = {"missing": list(says["missing"])}
    writer.say(event.at, by, contact, "contact.returned", data)


def complete(writer: Writer, event: Event, by: int, says: Says) -> None:
    """What was missing has come."""
    contact = writer.contacts[event.of]
    writer.move(event.at, contact, "complete")
    writer.say(event.at, by, contact, "contact.completed", because=says["words"])


def leave_for_morning(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The night leaves the rest for the morning."""
    writer.step(event.at, by, writer.contacts[event.of], "leave_for_morning", says)


def take_over(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The day takes over what the night left, which was graded."""
    writer.step(event.at, by, writer.contacts[event.of], "take_over_graded", {"by": by})


def leave(writer: Writer, at: datetime, by: int) -> None:
    """The desk's sight ends where nothing is open and others work with the child."""
    if not writer.is_open_here():
        until = due(at, writer.limits["REOPEN"], Unit.WORKING_DAYS)
        writer.sight.desk_leaves(writer.here.desk, at, until, by)


def _because(name: str, key: str) -> "Deed":
    """A deed that leaves one fact with what was said, and nothing else."""

    def deed(writer: Writer, event: Event, by: int, says: Says) -> None:
        writer.say(event.at, by, writer.contacts[event.of], name, because=says[key])

    return deed


def _saying(name: str, key: str) -> "Deed":
    """A deed that leaves one fact, with one thing of it by itself and what was said."""

    def deed(writer: Writer, event: Event, by: int, says: Says) -> None:
        contact = writer.contacts[event.of]
        writer.say(event.at, by, contact, name, {key: says[key]}, because=says["words"])

    return deed


def told_that_it_arrived(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Whoever told us knows that it has arrived."""
    contact = writer.contacts[event.of]
    writer.say(event.at, by, contact, "referrer.acknowledged", {"how": says["how"]})


def second_look(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Another manager has looked."""
    contact = writer.contacts[event.of]
    writer.say(event.at, by, contact, "contact.second_look", {"by": by}, because=says["words"])


def accept_help(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A service takes up the help."""
    contact = writer.contacts[event.of]
    contact.waits = ("help.accepted", says, "")
    writer.step(event.at, by, contact, "help_taken_up", says)


def meet_help(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Whoever helps has met the child."""
    contact = writer.contacts[event.of]
    contact.help_met, contact.waits = True, None
    writer.say(event.at, by, contact, "help.met", because=says["words"])


def looked_closely(name: str, key: str) -> "Deed":
    """What a screen indicated was done, or it was decided against."""

    def deed(writer: Writer, event: Event, by: int, says: Says) -> None:
        contact = writer.contacts[event.of]
        contact.indicated = False
        writer.say(event.at, by, contact, name, {"by": by}, because=says[key])

    return deed


def end_help(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The help has ended."""
    contact = writer.contacts[event.of]
    contact.help_ended, contact.waits = True, None
    again = is_not_enough(says["how"], met=contact.help_met)
    data = {"how": says["how"], "again": again}
    writer.say(event.at, by, contact, "help.ended", data, because=says["words"])
    leave(writer, event.at, by)


def taken_elsewhere(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Others took it on, by name."""
    contact = writer.contacts[event.of]
    reason = contact.columns["closed_reason"] or contact.outcome
    contact.waits = None
    writer.move(event.at, contact, "taken_elsewhere", closed_reason=reason)
    writer.say(event.at, by, contact, STEPS["taken_elsewhere"].fact, {"by": says["by"]})
    leave(writer, event.at, by)


Deed = Callable[[Writer, Event, int, Says], None]
DEEDS: Mapping[str, Deed] = {
    "write_down": write_down,
    "arrive": arrive,
    "grade_contact": grade_contact,
    "screen_child": screen_child,
    "acknowledge": acknowledge,
    "tell_of_danger": _because("danger.told", "whom"),
    "pass_on": pass_on,
    "take_up": take_up,
    "ask_back": ask_back,
    "complete": complete,
    "leave_for_morning": leave_for_morning,
    "take_over": take_over,
    "tell_referrer": _saying("referrer.told", "how"),
    "told_that_it_arrived": told_that_it_arrived,
    "answer_child": _saying("child.answered", "way"),
    "introduce_advocate": _saying("advocate.introduced", "by"),
    "second_look": second_look,
    "accept_help": accept_help,
    "meet_help": meet_help,
    "specialist_done": looked_closely("specialist.done", "words"),
    "decline_specialist": looked_closely("specialist.declined", "why"),
    "refuse_help": _because("help.refused", "words"),
    "end_help": end_help,
    "taken_elsewhere": taken_elsewhere,
}
