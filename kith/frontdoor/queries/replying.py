"""What a partner's page shows: the child whom we ask about, why, the items, what was kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.asked import asks_of, called
from kith.frontdoor.models import Link, Request
from kith.frontdoor.rules.agencies import Item, template_called
from kith.frontdoor.rules.answers import Said, read
from kith.frontdoor.rules.asking import LEGAL
from kith.web import words
from kith.web.lines import due_words


@dataclass(frozen=True)
class ReplyPage:
    """One request as its agency sees it."""

    number: int
    called: str
    name: str
    born: str
    tells: str
    because: str
    legal: str
    due: str
    rag: str
    never: str
    asks: tuple[Item, ...]
    before: Mapping[str, Said]
    draft: Mapping[str, Sequence[str]]
    kept_at: str


@query(Area.CONTACT, Level.CREATE, reads="request by link", outside=True)
def reply_page(actor: Actor, /) -> ReplyPage:
    """Return the request that the actor's link is about, while it opens anything."""
    link = Link.objects.filter(id=actor.only).first() if actor.only else None
    if link is None:
        raise NotHere
    one = Request.objects.select_related("partner").get(id=link.request_id)
    audit.about(request=one.number)
    born = one.who.get("born", "")
    return ReplyPage(
        number=one.number,
        called=called(one),
        name=one.who.get("name", ""),
        born=words.day(date.fromisoformat(born)) if born else "",
        tells=one.tells,
        because=one.because,
        legal=LEGAL[one.legal],
        due=due_words(one.due_at),
        rag=one.rag,
        never=template_called(one.template).never,
        asks=asks_of(one),
        before=read(one.answers),
        draft=link.draft,
        kept_at=words.moment(link.kept_at) if link.kept_at else "",
    )
