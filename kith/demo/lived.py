"""What people did in the invented borough after the return came in, through the commands alone.

Everything here could be typed by the persona who does it, on a screen that there is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random
from uuid import UUID

from kith.access.actors import Actor, actor_for
from kith.access.commands import break_glass, give_grant
from kith.access.restricting import restrict
from kith.accounts.queries import team_called
from kith.cases.commands import (
    Action,
    Seen,
    allocate,
    do_action,
    promise_action,
    record_contact,
    set_contact_plan,
)
from kith.demo.families.all import Held, write_families
from kith.demo.personas import ADOLESCENT, ASSESSMENT
from kith.demo.words import ACTIONS, CHILD_SAYS, FIRST_NAMES, WHY_THIS_WORKER
from kith.kernel import clock
from kith.kernel.workdays import add_working_days
from kith.people.commands import change_details
from kith.people.queries import details
from kith.promises.commands import cannot, will_by
from kith.promises.models import Promise, State

Progress = Callable[[int, int, str], None]

HOLD = {"tobi": 15, "ruth": 12, "milan": 11, "sade": 13, "joss": 8}
ASSESSED = {"owen": 14}
WEEKS_BACK = 12
BARRIERS = ("partner", "service_wait", "capacity", "child_unavailable")


@dataclass
class Borough:
    """What the story needs at hand: who is who, chance, and which day it is."""

    accounts: dict[str, int]
    chance: Random
    as_of: date

    def actor(self, username: str) -> Actor:
        """Return a persona as an actor."""
        return actor_for(self.accounts[username])


def live(borough: Borough, teenagers: Sequence[int], others: Sequence[int], tell: Progress) -> int:
    """Give children workers, names, actions and contacts; return the child whom Sam is."""
    held = [
        *_hand_out(borough, HOLD, teenagers, "ines", ADOLESCENT),
        *_hand_out(borough, ASSESSED, others, "petra", ASSESSMENT),
    ]
    for number, (worker, child) in enumerate(held):
        _name(borough, worker, child, FIRST_NAMES[number % len(FIRST_NAMES)])
        _see(borough, worker, child)
        _act(borough, worker, child)
        tell(number + 1, len(held), "Living through twelve weeks")
    _answer(borough)
    sam = held[0][1]
    _families(borough, held, tell)
    _family(borough, sam)
    _hide(borough, [child for _, child in held[5:8]], sam)
    return sam


def _families(borough: Borough, held: Sequence[tuple[str, int]], tell: Progress) -> None:
    children = [
        Held(borough.actor(worker), child, FIRST_NAMES[number % len(FIRST_NAMES)])
        for number, (worker, child) in enumerate(held)
    ]
    write_families(children, borough.actor("ines"), borough.chance, tell)


def _hand_out(
    borough: Borough, hold: dict[str, int], children: Sequence[int], manager: str, team: str
) -> list[tuple[str, int]]:
    waiting = iter(children)
    held = [(who, child) for who, many in hold.items() for child in islice(waiting, many)]
    desk, decides = team_called(team), borough.actor(manager)
    if desk is None:
        raise LookupError(team)
    for worker, child in held:
        allocate(
            decides,
            person=child,
            worker=borough.accounts[worker],
            team=desk.id,
            why=borough.chance.choice(WHY_THIS_WORKER),
            on=clock.today(),
        )
    return held


def _name(borough: Borough, worker: str, child: int, name: str) -> None:
    actor = borough.actor(worker)
    version = details(actor, person=child).version
    change_details(actor, person=child, version=version, changes={"known_as": name})


def _see(borough: Borough, worker: str, child: int) -> None:
    """A rhythm agreed twelve weeks ago and the visits since, most of them in time."""
    chance, actor = borough.chance, borough.actor(worker)
    every, owner = chance.choice((10, 10, 20)), borough.accounts[worker]
    on = add_working_days(borough.as_of - timedelta(weeks=WEEKS_BACK), chance.randrange(5))
    thread = set_contact_plan(actor, person=child, every_working_days=every, since=on, owner=owner)
    while True:
        late = chance.random() < 0.14
        on = add_working_days(on, every + (chance.randint(1, 6) if late else -chance.randint(0, 3)))
        if on > clock.today():
            return
        _visit(actor, child, thread, on, every, owner, chance)


def _visit(
    actor: Actor, child: int, thread: UUID, on: date, every: int, owner: int, chance: Random
) -> None:
    how = chance.choice(("home", "home", "school", "out", "activity"))
    words = chance.choice(CHILD_SAYS) if chance.random() < 0.4 else ""
    seen = Seen(on, how, alone=chance.random() < 0.8, words=words)
    record_contact(
        actor, person=child, thread=thread, seen=seen, every_working_days=every, owner=owner
    )


def _act(borough: Borough, worker: str, child: int) -> None:
    """Two or three actions: some done, some to come, some gone late."""
    chance, actor = borough.chance, borough.actor(worker)
    for what, why in chance.sample(ACTIONS, chance.randint(1, 3)):
        agreed = clock.today() - timedelta(days=chance.randint(6, 60))
        due = add_working_days(agreed, chance.choice((5, 10, 20, 30)))
        action = Action(what, why, due, agreed, actor.id, priority=chance.random() < 0.35)
        thread = promise_action(actor, person=child, action=action)
        over = due < clock.today()
        if over and chance.random() < 0.72:
            done = min(due + timedelta(days=chance.choice((-2, -1, 0, 0, 3))), clock.today())
            evidence = "Done together with the child and written up"
            do_action(actor, person=child, thread=thread, on=max(done, agreed), evidence=evidence)


def _answer(borough: Borough) -> None:
    """Some of what is late has an answer: a new day, or what is in the way."""
    for worker in HOLD:
        actor = borough.actor(worker)
        for promise in _late_of(actor)[:6]:
            if borough.chance.random() < 0.5:
                cannot(actor, promise=promise, barrier=borough.chance.choice(BARRIERS))
            elif borough.chance.random() < 0.5:
                will_by(actor, promise=promise, on=add_working_days(clock.today(), 4))


def _late_of(actor: Actor) -> list[UUID]:
    from kith.access.gates import acting_as

    with acting_as(actor):
        rows = Promise.objects.filter(
            owner_id=actor.id, state=State.OPEN, due_at__lte=clock.now(), kind="ACTION"
        )
        return list(rows.order_by("due_at", "id").values_list("id", flat=True))


def _family(borough: Borough, sam: int) -> None:
    """Sam and Sam's mother read what was promised; from the stepfather Sam is hidden (R5)."""
    manager, leader = borough.actor("ines"), borough.actor("nadia")
    for username, reach in (("sam", "self"), ("parent", "parent"), ("stepfather", "parent")):
        give_grant(
            manager,
            person=sam,
            reach=reach,
            reason=reach,
            account=borough.accounts[username],
        )
    restrict(
        leader,
        person=sam,
        code="R5",
        reason="An adult in the home may be part of the harm",
        review_by=clock.today() + timedelta(days=60),
        parties=[borough.accounts["stepfather"]],
    )


def _hide(borough: Borough, children: Sequence[int], sam: int) -> None:
    """Two children hidden from all but a few; one record opened in an emergency and to review."""
    leader = borough.actor("nadia")
    for code, child in zip(("R1", "R3"), children, strict=False):
        restrict(
            leader,
            person=child,
            code=code,
            reason="Known to a colleague" if code == "R1" else "A threat to life",
            review_by=clock.today() + timedelta(days=30),
            parties=[borough.accounts["ines"], borough.accounts["tobi"]],
        )
    break_glass(
        borough.actor("owen"),
        person=sam,
        reason_code="duty_cover",
        words="Sam rang the office while Tobi was out",
    )
