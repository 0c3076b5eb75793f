"""After a serious incident: those it may have shaken, what was done, and later looks."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from kith.demo.years.bulk.door import Deed, Says
from kith.demo.years.bulk.ids import new_id
from kith.demo.years.bulk.writer import Contact, Line, Writer
from kith.demo.years.events import Event
from kith.frontdoor.rules import ripple
from kith.kernel.clock import local_date


def list_shaken(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The children whom it may have shaken are listed, each with a line."""
    contact, thread = _of(writer, event)
    data = {"children": len(says["children"])}
    writer.say(event.at, by, contact, "ripple.listed", data, **_within(contact, thread))
    until = local_date(event.at) + timedelta(days=writer.limits["RIPPLE-21"])
    for number, one in enumerate(says["children"]):
        line = writer.lines[f"{event.makes}/{number}"] = Line(
            new_id(), thread, contact, one, until, by, event.at
        )
        more = _within(contact, line.id)
        writer.say(event.at, by, contact, "ripple.linked", {"who": one.label}, **more)


def do_ripple(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Something that an incident asks for was done."""
    contact, thread = _of(writer, event)
    more = {**_within(contact, thread), "because": says["words"]}
    writer.say(event.at, by, contact, says["step"], {"by": by}, **more)


def consider(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A head of service has said yes or no."""
    contact, thread = _of(writer, event)
    more = {**_within(contact, thread), "because": says["words"]}
    data = {"by": by, "answer": says["answer"]}
    writer.say(event.at, by, contact, says["step"], data, **more)


def look_again(writer: Writer, event: Event, by: int, says: Says) -> None:
    """One child was looked at again: it goes on until a day, or ends."""
    line, today, until = writer.lines[event.of], local_date(event.at), says["until"]
    counts = ripple.looks_now((today - local_date(line.at)).days, line.looked)
    line.looked.update(counts)
    line.until, line.ended = (until, None) if until else (line.until, today)
    goes_on = {"due": until.isoformat(), "who": line.child.label} if until else {}
    more = {**_within(line.contact, line.id), "because": says["words"]}
    for name in (*counts, "ripple.renewed" if until else "ripple.ended"):
        writer.say(event.at, by, line.contact, name, {"by": by, **goes_on}, **more)


def _of(writer: Writer, event: Event) -> tuple[Contact, UUID]:
    return writer.contacts[event.of.partition("/")[0]], writer.threads[event.of]


def _within(contact: Contact, thread: UUID) -> dict[str, Any]:
    return {"thread": thread, "parent": contact.id}


DEEDS: Mapping[str, Deed] = {
    "list_shaken": list_shaken,
    "do_ripple": do_ripple,
    "consider": consider,
    "look_again": look_again,
}
