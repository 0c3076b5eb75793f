"""Decisions, discussions and serious incidents, as the rows and facts that their commands leave."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.demo.years.bulk.door import Deed, Says, leave
from kith.demo.years.bulk.ids import new_id
from kith.demo.years.bulk.tables import plain
from kith.demo.years.bulk.weighing import weighed
from kith.demo.years.bulk.writer import Contact, Work, Writer
from kith.demo.years.events import Event
from kith.frontdoor.commands.waiting import BEFORE, WAITS
from kith.frontdoor.rules import record, ripple
from kith.frontdoor.rules.channels import is_professional
from kith.frontdoor.rules.needed import Basis
from kith.frontdoor.rules.outcomes import OUTCOMES, ROUTES
from kith.frontdoor.rules.states import CLOSED, STEPS, State
from kith.kernel.clock import local_date, local_midnight
from kith.kernel.workdays import add_months


def decide(writer: Writer, event: Event, by: int, says: Says) -> None:
    """It is decided what happens next, and that begins."""
    contact, at = writer.contacts[event.of], event.at
    outcome = OUTCOMES[says["outcome"]]
    begins = outcome.work and writer.work is None
    writer.move(at, contact, outcome.step, closed_reason=says.get("reason", ""))
    rests_on = _keep(writer, at, by, contact, says)
    data = {**_said(contact, says), **_known(rests_on)}
    writer.say(at, by, contact, "contact.decided", data, because=says["because"])
    _follows(writer, at, by, contact, says, begins)
    leave(writer, at, by)


def redecide(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A decision is looked at again: it stands, or another takes its place."""
    contact, at = writer.contacts[event.of], event.at
    if "outcome" not in says:
        rests_on = weighed(writer, at, contact, work=OUTCOMES[contact.outcome].work)
        data: Says = {"changed": False, **_left(rests_on)}
        more: Says = {"because": says["because"], "occurred": at - BEFORE}
        writer.say(at, by, contact, "contact.redecided", data, **more)
        _waits_anew(writer, at, by, contact)
        leave(writer, at, by)
        return
    to = STEPS[OUTCOMES[says["outcome"]].step].to or State(contact.columns["state"])
    writer.stand(at, contact, to, closed_reason=says.get("reason", ""))
    rests_on = _keep(writer, at, by, contact, says)
    data = {**_said(contact, says), "changed": True, **_known(rests_on), **_left(rests_on)}
    contact.waits = None
    writer.say(at, by, contact, "contact.redecided", data, because=says["because"])
    _follows(writer, at, by, contact, says, begins=False)
    if to in CLOSED:
        leave(writer, at, by)


def _waits_anew(writer: Writer, at: datetime, by: int, contact: Contact) -> None:
    """As `waits_anew`: what still waits for others is owed from now on."""
    if contact.waits and State(contact.columns["state"]) in WAITS:
        name, data, because = contact.waits
        writer.say(at, by, contact, name, data, because=because)


def _keep(writer: Writer, at: datetime, by: int, contact: Contact, says: Says) -> Basis:
    contact.decisions += 1
    contact.outcome = says["outcome"]
    contact.record = dict(says.get("record", {}))
    rests_on = weighed(writer, at, contact, work=OUTCOMES[contact.outcome].work)
    form = plain({"form": record.edition_on(local_date(at)).code, **contact.record})
    gaps = plain([asdict(one) for one in rests_on.gaps])
    row = (
        new_id(), contact.id, writer.person, contact.decisions, says["outcome"], says["level"],
        plain(list(says.get("sentences", ()))), says["because"], form, gaps,
        bool(rests_on.gaps), rests_on.complete.percent, "", "", says.get("next_step", ""), False,
        "mash_manager", by, at,
    )  # fmt: skip
    writer.rows.add("frontdoor_decision", row)
    return rests_on


def _known(rests_on: Basis) -> Says:
    return {"incomplete": bool(rests_on.gaps), "complete": rests_on.complete.percent}


def _left(rests_on: Basis) -> Says:
    names = list(dict.fromkeys(one.agency for one in rests_on.gaps))
    return {"gaps_left": bool(names), "left": names}


def _said(contact: Contact, says: Says) -> dict[str, object]:
    professional = is_professional(contact.columns["agency"])
    return {
        "outcome": says["outcome"],
        "level": says["level"],
        "rag": contact.columns["clock_rag"],
        "professional": professional,
        "tell": professional,
    }


def _follows(
    writer: Writer, at: datetime, by: int, contact: Contact, says: Says, begins: bool
) -> None:
    outcome = OUTCOMES[says["outcome"]]
    if begins:
        _begins(writer, at, by, contact, says)
    if says["outcome"] == "strategy" and not contact.asked:
        contact.asked = True
        thread = writer.threads[f"{contact.id}"] = new_id()
        data = {"kind": "standard"}
        writer.say(at, by, contact, "strategy.asked", data, **_within(contact, thread))
    third = not outcome.work and _unhelped(writer, contact) + 1 >= writer.limits["REPEAT-CONTACTS"]
    if outcome.step == "decide_help":
        offer = {"third": third}
        contact.waits = ("help.offered", offer, says.get("next_step", ""))
        writer.say(at, by, contact, "help.offered", offer, because=says.get("next_step", ""))
    if outcome.step == "decide_elsewhere":
        where = ROUTES.get(says["where"], says["where"])
        route = {"route": says["outcome"]}
        contact.waits = ("contact.sent", route, where)
        writer.say(at, by, contact, "contact.sent", route, because=where)
    if third and not outcome.helps:
        writer.say(at, by, contact, "contact.third")


def _within(contact: Contact, thread: UUID) -> dict[str, Any]:
    return {"thread": thread, "parent": contact.id}


def _begins(writer: Writer, at: datetime, by: int, contact: Contact, says: Says) -> None:
    team = writer.here.teams[says["to_team"]]
    writer.sight.team_sees(team, at, by)
    rag = contact.columns["clock_rag"]
    see = "RED" if says["outcome"] == "strategy" else rag
    data = {
        "contact": contact.columns["number"],
        "nfa": False,
        "rag": rag,
        "see": see,
        "professional": is_professional(contact.columns["agency"]),
    }
    arrived = contact.arrived_at
    writer.say(at, by, contact, "referral.received", data, team=team, occurred=arrived)
    writer.work = Work(contact.id, see)
    if writer.worker is None:
        writer.say(at, by, contact, "work.handed_on", {"rag": rag}, team=team)


def _unhelped(writer: Writer, contact: Contact) -> int:
    months = writer.limits["REPEAT-MONTHS"]
    since = local_midnight(add_months(local_date(contact.arrived_at), -months))
    return sum(
        since <= one.arrived_at <= contact.arrived_at
        for one in writer.contacts.values()
        if one is not contact and _is_helpless(one)
    )


def _is_helpless(one: Contact) -> bool:
    """An offer alone is no help."""
    offered = one.columns["state"] == State.HELP_OFFERED
    return offered or bool(one.outcome and not OUTCOMES[one.outcome].helps)


def name_strategy(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Give a name to the discussion that the decision asked for."""
    writer.threads[event.makes] = writer.threads[f"{writer.contacts[event.of].id}"]


def report_incident(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A serious incident: its clock runs from the first word of it."""
    contact, thread, at = writer.contacts[event.of], new_id(), event.at
    writer.threads[event.makes] = writer.threads[f"{contact.id}"] = thread
    contact.asked = True
    row = (
        thread, contact.id, writer.person, says["sort"], says["what"], "", contact.arrived_at, by,
        at,
    )  # fmt: skip
    writer.rows.add("frontdoor_incident", row)
    more = {**_within(contact, thread), "occurred": contact.arrived_at}
    writer.say(at, by, contact, "incident.serious", {"sort": says["sort"]}, **more)


def hold_strategy(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A discussion was held, or met again with everybody."""
    contact = writer.contacts[event.of.partition("/")[0]]
    thread = writer.threads[event.of]
    quorate = ripple.is_quorate(frozenset(says["who"]))
    again = f"{event.of}/held" in writer.threads
    writer.threads[f"{event.of}/held"] = thread
    data = {
        "who": list(says["who"]),
        "inquorate": not quorate,
        "s47": says["s47"],
        "safe_tonight": says["safe_tonight"],
    }
    name = "strategy.reconvened" if again and quorate else "strategy.held"
    more = {**_within(contact, thread), "occurred": says["at"], "because": says["because"]}
    writer.say(event.at, by, contact, name, data, **more)


def decline_strategy(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A manager has said why there is no discussion."""
    contact = writer.contacts[event.of.partition("/")[0]]
    more = {**_within(contact, writer.threads[event.of]), "because": says["because"]}
    serious = event.of.endswith("/incident")
    data = {"reason": says["reason"], "serious": serious, "partner": False}
    writer.say(event.at, by, contact, "strategy.declined", data, **more)


def look_at_none(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A head of service has looked at why there is none."""
    contact = writer.contacts[event.of.partition("/")[0]]
    more = {**_within(contact, writer.threads[event.of]), "because": says["words"]}
    data = {"by": by, "stands": says["stands"] == "yes"}
    writer.say(event.at, by, contact, "strategy.looked", data, **more)


DEEDS: Mapping[str, Deed] = {
    "decide": decide,
    "redecide": redecide,
    "name_strategy": name_strategy,
    "report_incident": report_incident,
    "hold_strategy": hold_strategy,
    "decline_strategy": decline_strategy,
    "look_at_none": look_at_none,
}
