"""Requests to others and their answers, as the rows and facts that their commands leave."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kith.demo.years.bulk.answers import Way, taken
from kith.demo.years.bulk.door import Deed, Says
from kith.demo.years.bulk.ids import new_id
from kith.demo.years.bulk.tables import plain
from kith.demo.years.bulk.writer import Contact, Request, Writer
from kith.demo.years.events import Event
from kith.frontdoor.rules.agencies import ASKED, template_on
from kith.frontdoor.rules.asking import conditions_of
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.needed import Heard
from kith.frontdoor.rules.replies import SETTLED, State
from kith.frontdoor.rules.states import UNDECIDED
from kith.kernel.clock import local_date
from kith.kernel.workdays import age_on, mash_due
from kith.web import words


def ask_agencies(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Others are asked, each by a request of its own."""
    contact, at = writer.contacts[event.of], event.at
    writer.move(at, contact, "gather")
    codes = [code for code in ASKED if code in says["agencies"]]
    made = [_request(writer, event, by, says, code) for code in codes]
    contact.gathering = True
    contact.requests.update({one.agency: one for one in made})
    data = {"rag": contact.columns["clock_rag"], "how_many": len(made)}
    writer.say(at, by, contact, "mash.asked", data)
    for one in made:
        data = {**said_of(one), "rag": one.columns["rag"], "expected": one.expected}
        _tell(writer, at, by, contact, one, "request.sent", data)


def _request(writer: Writer, event: Event, by: int, says: Says, code: str) -> Request:
    contact, at = writer.contacts[event.of], event.at
    rag, template = contact.columns["clock_rag"], template_on(code, local_date(at))
    conditions = plain(
        sorted(conditions_of(contact.harms, age_on(writer.born, local_date(at)), ()))
    )
    desk = says.get("desks", {}).get(code, "")
    counted, due = (
        taken(template.code, conditions, ()).judged,
        mash_due(rag, at, writer.limits[f"T3-{rag}"]),
    )
    columns = {
        "id": new_id(),
        "number": next(writer.request_numbers),
        "contact_id": contact.id,
        "person_id": writer.person,
        "team_id": writer.here.desk,
        "agency": code,
        "partner_id": writer.here.partners.get(desk),
        "template": template.code,
        "conditions": conditions,
        "rag": rag,
        "because": says["agencies"][code],
        "who": plain({"name": writer.known_as, "born": str(writer.born)}),
        "tells": says["tells"],
        "legal": says["legal"],
        "agreement": says["agreement"],
        "agreement_why": "",
        "asked_by_id": by,
        "asked_at": at,
        "due_at": due,
        "state": State.SENT.value,
        "answers": "{}",
        "got": 0,
        "of": counted.of,
        "weight": 0,
        "whole": counted.whole,
        "first_answer_at": None,
        "answered_at": None,
        "step": 0,
        "withdrawn_why": "",
        "version": 1,
        "changed_at": at,
    }
    return Request(code, desk or AGENCIES[code], columns, words.moment(due))


def said_of(one: Request) -> dict[str, object]:
    """Return what every fact about a request says of it."""
    number = one.columns["number"]
    return {"agency": one.agency, "asked": one.asked, "request": number}


def _tell(
    writer: Writer, at: datetime, by: int, contact: Contact, one: Request, name: str, data: Says,
    because: str = "",
) -> None:  # fmt: skip
    more: dict[str, Any] = {"thread": one.columns["id"], "parent": contact.id}
    writer.say(at, by, contact, name, data, because=because, **more)


def _of(writer: Writer, event: Event) -> tuple[Contact, Request]:
    label, _, code = event.of.partition("/")
    contact = writer.contacts[label]
    return contact, contact.requests[code]


def record_reply(writer: Writer, event: Event, by: int, says: Says) -> None:
    """An agency has answered, by telephone."""
    _take_in(writer, event, by, (says["answers"], ""), says["by_name"])


def refuse(writer: Writer, event: Event, by: int, says: Says) -> None:
    """An agency withholds its answer."""
    _take_in(writer, event, by, ("refused", says["reason"]), says["by_name"])


def _take_in(writer: Writer, event: Event, by: int, way: Way, by_name: str) -> None:
    contact, one = _of(writer, event)
    at, before = event.at, State(one.columns["state"])
    one.ways = (*one.ways, way)
    answer = taken(one.columns["template"], one.columns["conditions"], one.ways)
    judged = answer.judged
    row = (
        new_id(), one.columns["id"], writer.person, len(one.ways), answer.came,
        judged.state.value, judged.got, judged.of, by_name, "", "", "telephone", by, at,
    )  # fmt: skip
    writer.rows.add("frontdoor_reply", row)
    one.columns.update(
        state=judged.state.value,
        answers=answer.kept,
        got=judged.got,
        of=judged.of,
        weight=judged.weight,
        whole=judged.whole,
        first_answer_at=one.columns["first_answer_at"] or at,
        answered_at=at,
        version=one.columns["version"] + 1,
        changed_at=at,
    )
    data = {
        **said_of(one),
        "state": judged.state.value,
        "got": judged.got,
        "of": judged.of,
        "rag": one.columns["rag"],
    }
    _tell(writer, at, by, contact, one, "request.returned", data)
    if judged.state is State.PARTIAL and before is State.SENT:
        _tell(writer, at, by, contact, one, "request.partial", said_of(one))
    if judged.state is not State.PARTIAL and before is State.PARTIAL:
        _tell(writer, at, by, contact, one, "request.filled", said_of(one))
    if contact.decisions:
        writer.sight.desk_sees(writer.here.desk, at, by)
        writer.say(at, by, contact, "contact.late_news", said_of(one))
    _settle(writer, at, by, contact)


def withdraw(writer: Writer, event: Event, by: int, says: Says) -> None:
    """An agency is asked no longer."""
    contact, one = _of(writer, event)
    one.columns.update(
        state=State.WITHDRAWN.value,
        withdrawn_why=says["why"],
        version=one.columns["version"] + 1,
        changed_at=event.at,
    )
    _tell(writer, event.at, by, contact, one, "request.withdrawn", said_of(one), says["why"])
    _settle(writer, event.at, by, contact)


def _settle(writer: Writer, at: datetime, by: int, contact: Contact) -> None:
    """The enquiry closes once nobody is being waited for."""
    waiting = any(State(one.columns["state"]) not in SETTLED for one in contact.requests.values())
    if waiting or not contact.gathering:
        return
    contact.gathering = False
    decide = contact.columns["state"] in UNDECIDED
    data = {"rag": contact.columns["clock_rag"], "whole": True, "decide": decide}
    writer.say(at, by, contact, "mash.closed", data)


def heard_of(one: Request) -> Heard:
    """Return what one agency was asked and answered so far."""
    answer = taken(one.columns["template"], one.columns["conditions"], one.ways)
    gone = one.columns["state"] == State.WITHDRAWN.value
    return Heard(one.agency, one.asked, answer.items, answer.judged, one.expected, gone)


DEEDS: Mapping[str, Deed] = {
    "ask_agencies": ask_agencies,
    "record_reply": record_reply,
    "refuse": refuse,
    "withdraw": withdraw,
}
