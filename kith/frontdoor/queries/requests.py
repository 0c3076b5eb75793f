"""One request by itself: what we asked and told, and what came, item by item."""

from dataclasses import dataclass
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.asked import apart_of, asks_of, items_of
from kith.frontdoor.models import Reply, Request
from kith.frontdoor.queries.contact.told import Pairs
from kith.frontdoor.queries.gathering import RequestLine, line_of
from kith.frontdoor.rules.agencies import APART, Item, template_called
from kith.frontdoor.rules.answers import WITHHELD, Said, Sort, read
from kith.frontdoor.rules.asking import LEGAL
from kith.frontdoor.rules.outcomes import AGREEMENT, NOT_ASKED
from kith.frontdoor.rules.replies import STATE_WORDS, State
from kith.kernel import clock
from kith.web import words
from kith.web.lines import due_words

WAITS = (State.SENT, State.PARTIAL)


@dataclass(frozen=True)
class Answered:
    """One item as it stands: what was asked, and what was said to it."""

    key: str
    label: str
    critical: bool
    says: str
    is_answer: bool


@dataclass(frozen=True)
class Came:
    """One answer as it came."""

    title: str
    at: str
    by: str


@dataclass(frozen=True)
class RequestPage:
    """One request: what we asked and told, what came, item by item, and what can be done."""

    id: UUID
    contact: UUID
    line: RequestLine
    told: Pairs
    never: str
    items: tuple[Answered, ...]
    came: tuple[Came, ...]
    asks: tuple[Item, ...]
    answers: dict[str, Said]
    apart: bool = False
    may_ask_apart: bool = False


@query(Area.CONTACT, Level.VIEW, reads="request")
def request_page(actor: Actor, /, *, contact: UUID, request: UUID) -> RequestPage:
    """Return one request of a contact, where the reader sees it."""
    found = Request.objects.filter(id=request, contact_id=contact).select_related("partner")
    one = found.first()
    if one is None:
        raise NotHere
    audit.about(person=one.person_id, team=one.team_id)
    said = read(one.answers)
    came = Reply.objects.filter(request_id=request).order_by("-number")
    return RequestPage(
        id=one.id,
        contact=one.contact_id,
        line=line_of(one, clock.now()),
        told=_told(one),
        never=template_called(one.template).never,
        items=tuple(_answered(item, said.get(item.key)) for item in items_of(one)),
        came=tuple(_came(each) for each in came),
        asks=tuple(item for item in asks_of(one) if not item.is_apart),
        answers=said,
        apart=APART in one.conditions,
        may_ask_apart=may_ask_apart(actor, one),
    )


def may_ask_apart(actor: Actor, one: Request) -> bool:
    """Say whether the actor may ask for what only some will read: a manager, while it waits."""
    asks = apart_of(one) is not None and APART not in one.conditions
    return asks and one.state in WAITS and actor.may(Area.CONTACT, Level.DECIDE)


def _told(one: Request) -> Pairs:
    agreed = AGREEMENT.get(one.agreement, "")
    pairs = [
        ("Why we ask them", one.because),
        ("What we told them of the child", one.tells),
        ("On what ground", LEGAL[one.legal]),
        ("Agreement", agreed),
        ("Why it was not sought", NOT_ASKED.get(one.agreement_why, "")),
        ("Asked", words.moment(one.asked_at)),
        ("Answer due", f"by {due_words(one.due_at)}"),
        ("Why we no longer ask", one.withdrawn_why),
    ]
    return tuple((key, text) for key, text in pairs if text)


def _answered(item: Item, said: Said | None) -> Answered:
    return Answered(
        key=item.key,
        label=item.label,
        critical=item.critical,
        says=says_of(said),
        is_answer=said is not None and said.is_answer,
    )


def says_of(said: Said | None) -> str:
    """Return what was said to an item, in words."""
    if said is None or said.is_blank:
        return "No answer yet"
    more = f" {said.words}" if said.words else ""
    if said.sort is Sort.APART:
        return "It has come, and is kept for those who are named for it."
    if said.sort is Sort.VALUE:
        return said.words
    if said.sort is Sort.NONE:
        return f"They searched and hold nothing.{more}"
    if said.sort is Sort.CANNOT and said.by:
        return f"To come by {words.day(said.by)}.{more}"
    return f"Withheld: {WITHHELD[said.reason].lower()}.{more}"


def _came(one: Reply) -> Came:
    who = ", ".join(part for part in (one.by_name, one.by_role, one.call_back) if part)
    title = f"{STATE_WORDS[State(one.state)]}, {one.got} of {one.of}"
    return Came(title, words.moment(one.at), who)
