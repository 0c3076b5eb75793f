"""Giving an answer: each way is one command, and what was said can be taken back."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from kith.access.actors import Actor
from kith.cases.commands import do_action, say_kept
from kith.promises import commands
from kith.promises.kinds import KINDS
from kith.promises.rules import Owed

ACT, FACT = "act", "fact"
Said = tuple[str, UUID]
Cleaned = Mapping[str, Any]


def give(actor: Actor, owed: Owed, code: str, said: Cleaned) -> Said:
    """Answer a promise; return what was written, an act or a fact, for whoever takes it back."""
    if code == "did":
        return FACT, _did(actor, owed, said)
    return ACT, _ACTS[code](actor, promise=UUID(owed.id), **said)


def _did(actor: Actor, owed: Owed, said: Cleaned) -> UUID:
    if KINDS[owed.kind].limit:
        return say_kept(actor, promise=UUID(owed.id), **said)
    return do_action(actor, person=owed.person, thread=UUID(owed.thread), **said)


_ACTS: Mapping[str, Callable[..., UUID]] = {
    "done": commands.attest_done,
    "will": commands.will_by,
    "cant": commands.cannot,
    "wrong": commands.dispute,
    "take": commands.acknowledge,
    "withdraw": commands.withdraw,
    "void": commands.void,
    "pass": commands.reassign,
    "wait": commands.accept_until,
    "saw": commands.verify,
}
