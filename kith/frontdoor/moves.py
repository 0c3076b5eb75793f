"""What can be done with one request: a button, a question or two, a command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kith.access.actors import Actor
from kith.frontdoor import commands as do
from kith.frontdoor.forms import steps as ask
from kith.frontdoor.forms.replying import ReplyForm
from kith.frontdoor.queries.requests import RequestPage
from kith.frontdoor.rules import entitled
from kith.frontdoor.rules.replies import State
from kith.web.forms import KithForm


@dataclass(frozen=True)
class Move:
    """One thing that can be done with a request."""

    slug: str
    words: str
    form: type[KithForm]
    give: Callable[[Actor, RequestPage, Any], object]
    when: Callable[[RequestPage], bool]
    says: str = ""

    def is_for(self, actor: Actor, page: RequestPage) -> bool:
        """Say whether it is offered now."""
        return self.when(page) and entitled.takes_in(actor)


def _stands(page: RequestPage) -> bool:
    return page.line.state is not State.WITHDRAWN


def _open(page: RequestPage) -> bool:
    return not page.line.is_settled


def _plain(command: Callable[..., object]) -> Callable[[Actor, RequestPage, Any], object]:
    return lambda actor, page, form: command(
        actor, contact=page.contact, request=page.id, **form.cleaned_data
    )


def _reply(actor: Actor, page: RequestPage, form: ReplyForm) -> object:
    replying = form.replying()
    return do.record_reply(actor, contact=page.contact, request=page.id, replying=replying)


MOVES: tuple[Move, ...] = (
    Move("answer", "Write down an answer", ReplyForm, _reply, _stands,
         says="What is left empty is open still. “Not known” in a box says nothing; "
         "“we searched and hold nothing” is an answer."),
    Move("asked-again", "We asked again", ask.ChaseForm, _plain(do.chase), _open),
    Move("ring-above", "We rang somebody above them", ask.RingForm, _plain(do.ring_above),
         lambda page: bool(page.line.ring),
         says="Nobody is written down whom we could write to. Ring them, by name."),
    Move("send-link", "Send the link again", ask.TapForm, _plain(do.send_link),
         lambda page: _open(page) and page.line.written),
    Move("withheld", "They withhold it", ask.RefuseForm, _plain(do.refuse), _open),
    Move("no-longer", "We no longer ask", ask.WithdrawForm, _plain(do.withdraw), _open),
)  # fmt: skip
BY_SLUG: Mapping[str, Move] = {one.slug: one for one in MOVES}
