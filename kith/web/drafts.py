"""Nothing typed is ever lost: what stands in a form is kept as it is typed, until it is sent.

Only the author reads it back. The database knows who acts only inside a gate, and the gates stand
in a package above this one: `settings.ACTING` names the context that opens one.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from json import dumps
from typing import Any, cast
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.module_loading import import_string

from kith.kernel import clock
from kith.web.models import Draft
from kith.web.navigation import actor_of
from kith.web.versions import SEEN

FIELD = "kith-draft"
SALT = "kith.web.drafts"
A_WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)
MOST = 512 * 1024
NOT_WORDS = ("csrfmiddlewaretoken", FIELD, SEEN)
SECRET = "password"  # noqa: S105 (the name of a box and no password)


@dataclass(frozen=True)
class Ticket:
    """Which form, in which window, drawn for whom: what a page shows to have its words kept."""

    account: int
    key: str
    page: str

    def signed(self) -> str:
        """Return the text for the hidden box."""
        return signing.dumps([self.account, self.key, self.page], salt=SALT)


@dataclass(frozen=True)
class Kept:
    """What a form opens with: its ticket and, where there are any, the words from before."""

    ticket: Ticket
    words: QueryDict | None = None
    saved_at: datetime | None = None
    seen: str = ""

    @property
    def token(self) -> str:
        """The ticket, signed, for the hidden box of the form."""
        return self.ticket.signed()


def acting(request: HttpRequest) -> AbstractContextManager[None]:
    """Open a gate for whoever is signed in."""
    opened = import_string(settings.ACTING)(actor_of(request))
    return cast(AbstractContextManager[None], opened)


def ticket_in(request: HttpRequest) -> Ticket | None:
    """Return the ticket that a page sent with its words, if it is ours and not a week old."""
    try:
        account, key, page = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=A_WEEK)
    except signing.BadSignature:
        return None
    return Ticket(account, key, page)


def words_in(request: HttpRequest) -> dict[str, list[str]]:
    """Return what was typed, box by box, leaving out what is no words and what is secret.

    The one character that the database cannot hold (nobody can type it) is left out as well.
    """
    names = [n for n in request.POST if n not in NOT_WORDS and SECRET not in n.lower()]
    return {n: [v.replace("\0", "") for v in request.POST.getlist(n)] for n in names}


def mine(ticket: Ticket) -> QuerySet[Draft]:
    """Return the drafts of one form; row-level security leaves out all but the author's."""
    return Draft.objects.filter(account=ticket.account, key=ticket.key)


def draft_for(request: HttpRequest, key: str) -> Kept:
    """Open a form: with the words that its author had typed and not sent, or afresh.

    While a form is being sent the answer is its own ticket, and the database is not asked.
    """
    sent = ticket_in(request) if request.method == "POST" else None
    account = actor_of(request).id
    if sent and (sent.account, sent.key) == (account, key):
        return Kept(sent, seen=request.POST.get(SEEN, ""))
    fresh = Ticket(account, key, uuid4().hex)
    with acting(request):
        found = mine(fresh).filter(spent=False).order_by("-saved_at").first()
    return Kept(fresh) if found is None else again(found)


def again(draft: Draft) -> Kept:
    """Return a kept draft as a form takes it."""
    words = QueryDict(mutable=True)
    for name, values in draft.body.items():
        words.setlist(name, values)
    ticket = Ticket(draft.account, draft.key, draft.page)
    return Kept(ticket, words, draft.saved_at, draft.seen)


def keep(request: HttpRequest) -> datetime | None:
    """Keep what a page sent, and say when; None where the page may not keep anything.

    Nobody signed in, or somebody else: the words are put aside for the one who typed them.
    """
    ticket = ticket_in(request)
    words = words_in(request)
    if ticket is None or len(dumps(words)) > MOST:
        return None
    who = actor_of(request)
    if not who or who.id != ticket.account:
        return put_aside(ticket, words, request.POST.get(SEEN, ""))
    with acting(request):
        return store(ticket, words, request.POST.get(SEEN, ""))


def store(ticket: Ticket, words: dict[str, list[str]], seen: str) -> datetime:
    """Write the words of one window over its last ones, unless that window has been sent."""
    now = clock.now()
    page = mine(ticket).filter(page=ticket.page)
    fresh: dict[str, Any] = {"body": words, "seen": seen, "saved_at": now}
    if not page.filter(spent=False).update(**fresh) and not page.exists():
        Draft.objects.create(account=ticket.account, key=ticket.key, page=ticket.page, **fresh)
    return now


def put_aside(ticket: Ticket, words: dict[str, list[str]], seen: str) -> datetime:
    """Keep words for their author without anybody being signed in; nothing can be read by it."""
    now = clock.now()
    whose = (str(uuid4()), ticket.account, ticket.key, ticket.page)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kith_hold_words(%s::uuid, %s, %s, %s, %s::jsonb, %s, %s)",
            (*whose, dumps(words), seen, now),
        )
    return now


def clear(request: HttpRequest, key: str) -> None:
    """Forget the words of the window that was sent; other open windows keep theirs."""
    ticket = ticket_in(request)
    if ticket is None or ticket.key != key or ticket.account != actor_of(request).id:
        return
    gone: dict[str, Any] = {"body": {}, "seen": "", "spent": True, "saved_at": clock.now()}
    with acting(request):
        mine(ticket).filter(spent=True, saved_at__lt=clock.now() - A_DAY).delete()
        page = mine(ticket).filter(page=ticket.page)
        if not page.update(**gone):
            Draft.objects.create(account=ticket.account, key=key, page=ticket.page, **gone)


def follow(request: HttpRequest, key: str) -> None:
    """Keep words that were sent for another form: their record turned out to be another one."""
    ticket = ticket_in(request)
    if ticket is not None and ticket.account == actor_of(request).id:
        with acting(request):
            store(replace(ticket, key=key), words_in(request), "")


def throw_away(request: HttpRequest) -> None:
    """Forget the words at their author's wish ("Start again")."""
    ticket = ticket_in(request)
    if ticket is not None:
        clear(request, ticket.key)
