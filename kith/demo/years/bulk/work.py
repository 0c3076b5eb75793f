"""Our work with a child, as the facts and the sight that its commands leave."""

from collections.abc import Mapping
from uuid import UUID

from kith.demo.years.bulk.door import Deed, Says
from kith.demo.years.bulk.ids import new_id
from kith.demo.years.bulk.writer import Writer
from kith.demo.years.events import Event


def allocate(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A worker is named, who sees the child from now on."""
    worker, team = writer.here.accounts[says["worker"]], writer.here.teams[says["team"]]
    writer.sight.allocated(worker, team, event.at, by)
    work, data = writer.work, {"worker": worker, "role": "social_worker"}
    if work is not None and not (work.named or work.seen):
        data["see"] = work.see
        work.named = True
    writer.worker, writer.worker_team, writer.allocation = worker, team, new_id()
    parent = work.thread if work else None
    writer.tell(
        event.at, by, "child.allocated", data, thread=writer.allocation, team=team,
        parent=parent, because=says["why"], day=True,
    )  # fmt: skip


def _begin(writer: Writer, event: Event, by: int, name: str, data: Says) -> None:
    """Record the fact that begins a piece of work; the two have one number."""
    thread = writer.threads[event.makes] = new_id()
    writer.tell(
        event.at, by, name, data, thread=thread, team=writer.worker_team, day=True, number=thread
    )


def _go_on(writer: Writer, event: Event, by: int, name: str, data: Says) -> None:
    thread = writer.threads[event.of]
    writer.tell(event.at, by, name, data, thread=thread, team=writer.worker_team, day=True)


def set_contact_plan(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A rhythm of meetings is agreed."""
    _begin(writer, event, by, "contact_plan.set", {**says, "owner": by})


def record_contact(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The child was met; the first time in an episode is told of as well."""
    _go_on(writer, event, by, "contact.made", {**says, "owner": by})
    work = writer.work
    if work is None or work.seen:
        return
    work.seen = True
    writer.tell(
        event.at, by, "child.first_seen", {"alone": says["alone"]}, thread=new_id(),
        team=writer.worker_team, parent=work.thread, day=True,
    )  # fmt: skip


def end_contact_plan(writer: Writer, event: Event, by: int, says: Says) -> None:
    """The meetings end."""
    _go_on(writer, event, by, "contact_plan.ended", says)


def promise_action(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A step is promised to the child."""
    data = {
        "what": says["what"],
        "why": says["why"],
        "due": says["due"].isoformat(),
        "priority": says["priority"],
        "owner": by,
    }
    _begin(writer, event, by, "action.promised", data)


def do_action(writer: Writer, event: Event, by: int, says: Says) -> None:
    """It was done."""
    _go_on(writer, event, by, "action.done", says)


def agree_assessment(writer: Writer, event: Event, by: int, says: Says) -> None:
    """A manager agrees the assessment that the referral asked for."""
    thread = writer.contacts[event.of].id
    writer.tell(
        event.at, by, "assessment.authorised", {"words": ""}, thread=thread,
        team=writer.worker_team, day=True,
    )  # fmt: skip


def close_work(writer: Writer, event: Event, by: int, says: Says) -> None:
    """Our work ends, told by the product itself."""
    episode, team = writer.contacts[event.of].id, writer.here.teams[says["team"]]
    reason = {"reason": says["reason"]}

    def told(name: str, thread: UUID | None, data: Says, parent: UUID | None = None) -> None:
        writer.tell(
            event.at, None, name, data, thread=thread or episode, team=team, parent=parent,
            day=True,
        )  # fmt: skip

    told("episode.closed", episode, reason)
    told("closure.reasoned", episode, reason)
    told("allocation.ended", writer.allocation, {}, episode)
    writer.work = writer.worker = writer.worker_team = writer.allocation = None


DEEDS: Mapping[str, Deed] = {
    "allocate": allocate,
    "set_contact_plan": set_contact_plan,
    "record_contact": record_contact,
    "end_contact_plan": end_contact_plan,
    "promise_action": promise_action,
    "do_action": do_action,
    "agree_assessment": agree_assessment,
    "close_work": close_work,
}
