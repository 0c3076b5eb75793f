"""Acting as somebody: the bare context that gates, jobs and tests stand in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from kith.access import signing
from kith.access.actors import Actor
from kith.access.stack import gates
from kith.accounts.roles import Scope


@contextmanager
def acting_as(actor: Actor, scope: Scope | None = None, *, finding: bool = False) -> Iterator[None]:
    """Open a gate: one transaction, in which the database knows who acts.

    `scope` narrows the gate to the reach of the role that allows the work; `finding` opens it on
    cards over the whole service instead, and on nothing else. Whoever sees only one piece of work
    acts in a role of its own. An inner gate joins the transaction of the outer one; if it fails,
    the whole does.
    """
    reach = signing.DATABASE_ROLE[actor.scope if scope is None else scope]
    role = signing.LINK if actor.only else signing.FIND if finding else reach
    outer = gates()[-1] if gates() else None
    within = connection.in_atomic_block
    with transaction.atomic(savepoint=outer is None):
        if outer is not None and outer.serves(actor, role):
            yield
            return
        gate = signing.sign(actor, role)
        signing.tell(gate)
        with _standing(gate):
            yield
        if within:  # a released savepoint would keep our settings; a commit drops them
            signing.tell(outer)


@contextmanager
def _standing(gate: signing.Opened) -> Iterator[None]:
    gates().append(gate)
    try:
        yield
    finally:
        gates().pop()
