"""What a decision on a contact would rest on now: what was asked, what came, what we looked up."""

from collections.abc import Collection

from kith.frontdoor.asked import called, items_of
from kith.frontdoor.models import Contact, Request
from kith.frontdoor.rules import needed
from kith.frontdoor.rules.answers import read
from kith.frontdoor.rules.needed import About, Basis, Heard
from kith.frontdoor.rules.replies import State, judge
from kith.kernel import clock
from kith.promises.history import standing
from kith.web import words


def basis_of(row: Contact, *, work: bool, own: Collection[str] = ()) -> Basis:
    """Return what is there of what matters for this contact, and what is not.

    `work` says that our work would begin; `own` are the boxes of ours that say something. Where we
    hold nothing from before, there is nothing to write about it.
    """
    found = Request.objects.filter(contact_id=row.id).select_related("partner").order_by("number")
    harms = tuple(row.harms)
    about = About(row.clock_rag, harms, work, clock.today(), needed.conditions(harms))
    looked_up = {*own} if holds_more(row) else {*own, "history"}
    return needed.basis(about, [_heard(one) for one in found], looked_up)


def holds_more(row: Contact) -> bool:
    """Say whether we hold another contact of this child, or work that began without one."""
    person = row.person_id or 0
    if Contact.objects.filter(person_id=person).exclude(id=row.id).exists():
        return True
    return any(one.thread != row.id for one in standing(person, names=["referral.received"]))


def _heard(one: Request) -> Heard:
    asked = items_of(one)
    return Heard(
        agency=one.agency,
        called=called(one),
        asked=asked,
        judged=judge(asked, read(one.answers)),
        expected=words.moment(one.due_at),
        withdrawn=one.state == State.WITHDRAWN,
    )
