"""What was written down wrong and put right, and what was said of a promise that goes late."""

from uuid import UUID

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.cases.commands import (
    Action,
    Corrected,
    Seen,
    correct_fact,
    do_action,
    promise_action,
    record_contact,
    retract_fact,
    take_back,
)
from kith.demo.doorstep.door import Door
from kith.demo.doorstep.work import SEEN_WITH_MEN, TWO_PHONES
from kith.kernel import clock
from kith.kernel.workdays import add_working_days
from kith.promises import commands as said
from kith.promises.models import Promise

NOT_WANTED = "She says that she would rather box, and has a place there"
NEVER = "It was written down twice"


def put_right(door: Door) -> None:
    """A wrong word, an action on the wrong child's page, and one that was tapped twice."""
    child, other = door.called(SEEN_WITH_MEN.name), door.called(TWO_PHONES.name)
    with door.on(5, 16):
        seen = Seen(clock.today(), "call", words="I am ok. Boxing was at six.")
        call = record_contact(door.actor("owen"), person=child, seen=seen)
    right = Corrected(door.day(5), {"words": "I am ok. Boxing is at six."})
    door.does(5, 16.4, "owen", correct_fact, fact=call, to=right, why="He meant next week’s")
    with door.on(6, 15):
        seen = Seen(clock.today(), "no_answer", words="Her nan says that she is at the library")
        record_contact(door.actor("tobi"), person=other, seen=seen)
    wrong = promised(door, "owen", child, 4, 11, "Ring the college about the open day")
    door.does(4, 14, "petra", retract_fact, fact=wrong, why="It was agreed with another boy")
    twice = promised(door, "tobi", other, 4, 15, "Find out when the pool opens")
    door.does(4, 15.1, "tobi", take_back, fact=twice)


def said_of_promises(door: Door) -> None:
    """What workers, and their manager, say of promises: nothing of it moves the day."""
    child = door.called(TWO_PHONES.name)
    _waits(door, child)
    _ends(door, child)
    _is_kept(door, child)


def _waits(door: Door, child: int) -> None:
    """A clinic has no day for her; in the end a colleague gets one."""
    thread = promised(door, "tobi", child, 14, 10, "Ring the clinic about the wait")
    which = {"promise": _promise(thread)}
    door.does(3, 10, "tobi", said.will_by, on=door.day(2), **which)
    words = "The clinic gives no day before its meeting"
    door.does(2, 10, "tobi", said.cannot, barrier="service_wait", words=words, **which)
    door.does(2, 14, "ines", said.acknowledge, **which)
    until, why = door.day(1), "Their meeting is tomorrow"
    door.does(2, 14.2, "ines", said.accept_until, on=until, reason=why, **which)
    wrong = door.does(2, 15, "tobi", said.dispute, words="This is not owed any more", **which)
    door.does(2, 15.1, "tobi", said.undo, act=wrong)
    reason = "Ruth knows the clinic and rings them today"
    door.does(1, 9, "ines", said.reassign, to=door.accounts["ruth"], reason=reason, **which)
    _done(door, child, thread, 1, "ruth", "The clinic has a day for her: the ninth")


def _ends(door: Door, child: int) -> None:
    """One is not wanted any more, and one was never hers."""
    for ends, reason in ((said.withdraw, NOT_WANTED), (said.void, NEVER)):
        thread = promised(door, "tobi", child, 9, 10, "Ask about a place in the swimming club")
        door.does(7, 11, "ines", ends, promise=_promise(thread), reason=reason)


def _is_kept(door: Door, child: int) -> None:
    """Said first, written up a day later, and then seen by the manager."""
    thread = promised(door, "tobi", child, 9, 11, "Look at the broken phone with you")
    which, on = {"promise": _promise(thread)}, door.day(7)
    words = "It is mended; I write it up tomorrow"
    door.does(7, 16, "tobi", said.attest_done, words=words, on=on, **which)
    _done(door, child, thread, 6, "tobi", "The screen is new, and her nan’s number is in it")
    door.does(5, 10, "ines", said.verify, words="She showed it to me", **which)


def promised(door: Door, who: str, child: int, days: int, hours: float, what: str) -> UUID:
    """Promise a child an action in two weeks, so many days ago; return its thread."""
    with door.on(days, hours):
        due, owner = add_working_days(clock.today(), 10), door.accounts[who]
        action = Action(what, "You asked us to", due, clock.today(), owner)
        return promise_action(door.actor(who), person=child, action=action)


def _done(door: Door, child: int, thread: UUID, days: int, who: str, evidence: str) -> None:
    door.does(
        days, 15, who, do_action, person=child, thread=thread, on=door.day(days), evidence=evidence
    )


def _promise(thread: UUID) -> UUID:
    with acting_as(MACHINE):
        return Promise.objects.get(thread=thread, kind="ACTION").id
