"""What happens at the front door, each as one sentence that a family could read."""

from collections.abc import Callable, Mapping
from typing import Any

from kith.frontdoor.rules.channels import CHANNELS
from kith.frontdoor.rules.outcomes import OUTCOMES

Data = Mapping[str, Any]

HOW_URGENT = {"RED": "now", "AMBER": "soon", "GREEN": "in the next days"}

ANSWERED = {
    "FULL": "An answer came, with all that we asked",
    "PARTIAL": "Part of an answer came",
    "NIL": "An answer came: they searched and hold nothing",
    "REFUSED": "An answer came: the law keeps them from telling us",
}

MISSING = " Some of what matters was still missing."


def _always(words: str) -> Callable[[Data], str]:
    return lambda data: words


def _arrived(data: Data) -> str:
    channel = CHANNELS.get(str(data.get("channel", "")))
    return f"Word about the child reached us{f' {channel.by}' if channel else ''}."


def _graded(data: Data) -> str:
    when = HOW_URGENT.get(str(data.get("rag", "")), "now")
    return f"We decided that this needs us {when}."


def _asked(words: str) -> Callable[[Data], str]:
    return lambda data: f"{words}: {data.get('asked') or 'others'}."


def _answered(data: Data) -> str:
    said = ANSWERED.get(str(data.get("state", "")), "An answer came")
    return f"{said}: {data.get('asked') or 'others'}."


def _decided(data: Data) -> str:
    outcome = OUTCOMES.get(str(data.get("outcome", "")))
    said = f"It was decided: {outcome.told}." if outcome else "It was decided what happens next."
    return said + (MISSING if data.get("incomplete") else "")


def _redecided(data: Data) -> str:
    if not data.get("changed"):
        left = MISSING if data.get("gaps_left") else ""
        return f"We looked again at the decision, and it stands.{left}"
    return f"We looked again and changed it. {_decided(data)}"


def _declined(data: Data) -> str:
    return "A strategy discussion was not held; the reason was written down."


def _held(data: Data) -> str:
    missing = " Not everybody who must be there was." if data.get("inquorate") else ""
    return f"Council, police and health decided together what to do.{missing}"


def _given(data: Data) -> str:
    if not data.get("differs"):
        return "Somebody looked without knowing what was decided, and would do the same."
    return "Somebody looked without knowing what was decided, and would do it differently."


TELLERS: Mapping[str, Callable[[Data], str]] = {
    "contact.arrived": _arrived,
    "contact.opened": _always("Somebody opened what had reached us."),
    "danger.told": _always("The police or the night team were told of the danger."),
    "contact.graded": _graded,
    "contact.regraded": _always("We changed how urgent this is, and said why."),
    "contact.acknowledged": _always("Somebody took it by name."),
    "contact.passed": _always("What reached us went to the child's worker and their manager."),
    "contact.accepted": _always("The child's own team took it up."),
    "contact.returned": _always("We asked for what was missing."),
    "contact.chased": _always("We asked again for what was missing."),
    "contact.completed": _always("What was missing came."),
    "contact.left_for_morning": _always("The night team left the rest for the morning."),
    "contact.taken_over": _always("The day took over from the night team."),
    "contact.identified": _always("We found out who the child is."),
    "contact.source_said": _always("We put right who had told us."),
    "contact.moment_said": _always("We put right when word of it had reached us."),
    "contact.stays_unknown": _always("A manager accepted that we do not know who the child is."),
    "contact.duplicate": _always("This had reached us already."),
    "contact.joined": _always("Other word told of the same event; we put them together."),
    "contact.parted": _always("Other word tells of another event after all; we parted them."),
    "place.told": _always("Word reached us of a place, a vehicle, a group or an adult."),
    "place.owned": _always("Somebody follows it up, by name."),
    "screen.done": _always("The questions about harm outside the family were gone through."),
    "screen.filled": _always("The questions that nobody had asked were asked."),
    "specialist.done": _always("It was looked at closely what happens outside the family."),
    "specialist.declined": _always("A closer look was not needed; the reason was written down."),
    "child.answered": _always("We got in touch with the child, in the way they gave us."),
    "walkin.decided": _always("Somebody qualified decided before they went."),
    "advocate.introduced": _always("Somebody who is on the child's side alone has met them."),
    "advocate.declined": _always("The child wants nobody on their side for now."),
    "mash.asked": _always("We asked others what they know."),
    "mash.closed": _always("What others know was put together."),
    "request.sent": _asked("We asked what they know"),
    "request.returned": _answered,
    "request.partial": _always("Part of an answer was still missing."),
    "request.filled": _always("The rest of the answer came."),
    "request.chased": _asked("We asked again"),
    "request.escalated": _asked("We told somebody more senior that no answer came"),
    "request.withdrawn": _asked("We no longer ask"),
    "request.kept_apart": _always("Something was asked whose answer is kept for some."),
    "request.apart_looked": _always("We looked again at who reads what is kept for some."),
    "contact.decided": _decided,
    "contact.redecided": _redecided,
    "contact.reopened": _always("New word came, and we opened it again."),
    "contact.late_news": _always("An answer came after the decision."),
    "contact.third": _always("It was the third time without help; another manager looks."),
    "contact.second_look": _always("Another manager looked at it."),
    "contact.sent": _always("We sent it to somebody else who can help."),
    "contact.taken": _always("Somebody else took it on, by name."),
    "work.handed_on": _always("A team took it on, to name a worker."),
    "referrer.acknowledged": _always("Whoever told us heard that it had arrived."),
    "referrer.told": _always("Whoever told us heard what was decided."),
    "help.offered": _always("Help was offered."),
    "help.accepted": _always("A service took up the help."),
    "help.met": _always("The child met whoever helps."),
    "help.refused": _always("The help was not wanted."),
    "help.ended": _always("The help ended."),
    "incident.serious": _always("Something very serious happened."),
    "strategy.asked": _always("Somebody asked for a strategy discussion."),
    "strategy.convened": _always("A strategy discussion was called together."),
    "strategy.held": _held,
    "strategy.reconvened": _always("Council, police and health met again, all of them."),
    "strategy.declined": _declined,
    "strategy.disputed": _always("Somebody disagreed about a strategy discussion."),
    "strategy.resolved": _always("A head of service settled the disagreement."),
    "contact.disputed": _always("Somebody disagreed with what was decided."),
    "contact.resolved": _always("A head of service settled the disagreement about it."),
    "strategy.looked": _always("A head of service looked at why there is no discussion."),
    "strategy.told": _always("Whoever asked for a discussion heard why there is none."),
    "blind.asked": _always("Somebody who does not know what was decided was asked to look too."),
    "blind.given": _given,
    "blind.ended": _always("Whoever was asked to look too gave it back; another is asked."),
    "blind.talked": _always("Two who saw it differently talked, and wrote down what they learned."),
    "ripple.safe": _always("The child and their brothers and sisters were made safe."),
    "ripple.youth": _always("Somebody of hospital youth work was asked to be with the child."),
    "ripple.liaison": _always("Somebody was there for the family."),
    "ripple.listed": _always("We thought of each child whom it may have shaken."),
    "ripple.schools": _always("The schools were told what to say."),
    "ripple.places": _always("Places and journeys were made safer."),
    "ripple.staff": _always("Those who help talked it through."),
    "ripple.grief": _always("Help with grief was offered."),
    "ripple.panel": _always("It was considered whether others must learn from it."),
    "ripple.review": _always("It was considered whether it is reviewed at once."),
    "ripple.linked": _always("We thought of the child after something serious happened."),
    "ripple.looked_7": _always("A week later we looked again at how the child is."),
    "ripple.looked_21": _always("Three weeks later we looked again at how the child is."),
    "ripple.looked_90": _always("Three months later we looked again at how the child is."),
    "ripple.looked_365": _always("A year later we looked again at how the child is."),
    "ripple.renewed": _always("We go on looking how the child is."),
    "ripple.ended": _always("We no longer look how the child is after it; the reason is written."),
}
