"""The front door on Today: what cannot wait, for those on duty, and how many stand where."""

from dataclasses import dataclass

from kith.access.actors import Actor
from kith.accounts.queries import on_duty
from kith.accounts.roles import Area, Level
from kith.frontdoor.queries.duty import WaitingContact, duty_page
from kith.frontdoor.queries.queue import queue_ways
from kith.frontdoor.queries.queue.page import Tab

# They owe little of their own at the desk, and are rung for what others have not taken.
ON_DUTY = frozenset({"duty_manager", "edt"})


@dataclass(frozen=True)
class Door:
    """The front door as it stands for somebody who takes part in it."""

    ways: tuple[Tab, ...]
    newest: int
    mark: str = ""
    cannot_wait: tuple[WaitingContact, ...] = ()
    on_duty: bool = False


def door_of(actor: Actor) -> Door | None:
    """Return the front door for those who take in or decide; None for everybody else."""
    if actor.kind != "worker" or not actor.may(Area.CONTACT, Level.CREATE):
        return None
    ways, newest = queue_ways(actor)
    if not is_rung(actor):
        return Door(ways, newest)
    duty = duty_page(actor)
    return Door(ways, newest, duty.mark, duty.waiting, on_duty=True)


def is_rung(actor: Actor) -> bool:
    """Say whether the actor is on duty for the whole service: by role, or on call by the rota."""
    on_call = "head_of_service" in actor.roles and any(
        card.id == actor.id for card in on_duty("hos_on_call")
    )
    return on_call or bool(actor.roles & ON_DUTY)
