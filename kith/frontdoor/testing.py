"""Small worlds for tests, in this package and those above it: a desk, a child, word about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.frontdoor.asked import items_of
from kith.frontdoor.commands import (
    About,
    Arrival,
    Asking,
    Deciding,
    Replying,
    arrive,
    ask_agencies,
    decide,
    grade_contact,
    record_reply,
)
from kith.frontdoor.models import Contact, Partner, Request
from kith.frontdoor.rules.answers import Said, Sort
from kith.kernel import clock
from kith.people.commands import change_details
from kith.people.people import Facts, add_people
from kith.promises.models import Promise
from kith.promises.testing import World, a_world

# What the desk can look up itself, each with a word.
LOOKED_UP = {
    "history": "Twice before, each time at night",
    "missing": "Once, in May, for a night",
    "siblings": "Nobody else",
}


@dataclass
class Desk:
    """A front door with a worker and a manager, and a child of another team."""

    team: int
    worker: Actor
    manager: Actor
    world: World

    def arrives(self, at: datetime | None = None, *, by: Actor | None = None, **more: Any) -> UUID:
        """Let word come about the world's child (or, with `about`, another) and return it."""
        about = more.pop("about", About(person=self.world.person))
        (contact,) = arrive(by or self.worker, arrival=self.arrival(at, **more), children=[about])
        return contact

    def arrival(self, at: datetime | None = None, **more: Any) -> Arrival:
        """Return word as it might come from a school."""
        said = {
            "channel": "telephone",
            "agency": "education",
            "what_happened": "Two men wait for him outside school and he will not say why.",
            "safe_now": "yes",
            "source_name": "Ms Okoro",
            **more,
        }
        return Arrival(team=self.team, arrived_at=at or clock.now(), **said)

    def graded(self, rag: str = "AMBER", at: datetime | None = None, **more: Any) -> UUID:
        """Let word come and be graded."""
        contact = self.arrives(at, **more)
        grade_contact(self.worker, contact=contact, rag=rag, why="As it was told to us")
        return contact

    def decided(self, outcome: str, contact: UUID | None = None, **more: Any) -> UUID:
        """Let a contact be decided, and return it."""
        contact = contact or self.graded()
        decide(self.manager, contact=contact, deciding=self.deciding(outcome, **more))
        return contact

    def deciding(self, outcome: str, **more: Any) -> Deciding:
        """Return a decision with a reason."""
        said = {
            "level": 3,
            "because": "He is driven around by men whom nobody knows and is afraid.",
            "sentences": ("3.2",),
            "where": "Marlow Vale",
            "record": LOOKED_UP,
            **more,
        }
        return Deciding(outcome=outcome, **said)

    def asks(
        self, contact: UUID, agencies: Mapping[str, str] | Iterable[str], **more: Any
    ) -> list[UUID]:
        """Ask agencies about a contact, and return the requests."""
        lines = agencies if isinstance(agencies, Mapping) else dict.fromkeys(agencies, "")
        by = more.pop("by", self.worker)
        said = {"tells": "A boy of 15 with bruises", "legal": "safeguard", **more}
        return ask_agencies(by, contact=contact, asking_=Asking(agencies=lines, **said))

    def asked(
        self,
        agencies: Mapping[str, str] | Iterable[str],
        contact: UUID | None = None,
        **more: Any,
    ) -> tuple[UUID, list[UUID]]:
        """Let a contact (an AMBER one) be asked about, and return it with the requests."""
        about = contact or self.graded()
        return about, self.asks(about, agencies, **more)

    def heard_out(self, contact: UUID | None = None, *, but: Iterable[str] = ()) -> UUID:
        """Let a contact have the whole answer of all who matter at AMBER, but these."""
        agencies = [one for one in ("police", "health", "education") if one not in set(but)]
        about, made = self.asked(agencies, contact)
        for number in made:
            self.answers(about, number)
        return about

    def answers(self, contact: UUID, request: UUID, *, part: Iterable[str] = ()) -> None:
        """Let an agency answer in full, or these items alone."""
        with acting_as(MACHINE):
            said = full_answer(Request.objects.get(id=request))
        kept = {key: one for key, one in said.items() if not part or key in set(part)}
        replying = Replying(kept, "PC Lane")
        record_reply(self.worker, contact=contact, request=request, replying=replying)

    def row(self, contact: UUID) -> Contact:
        """Return a contact as it stands."""
        with acting_as(MACHINE):
            return Contact.objects.get(id=contact)

    def promises(self, kind: str, contact: UUID | None = None) -> list[Promise]:
        """Return the promises of a kind, of one contact or of all, in order."""
        with acting_as(MACHINE):
            rows = Promise.objects.filter(kind=kind).order_by("started_at", "due_at")
            return list(rows.filter(episode=contact) if contact else rows)

    def promise(self, kind: str, contact: UUID | None = None) -> Promise:
        """Return the one promise of a kind."""
        (row,) = self.promises(kind, contact)
        return row


def full_answer(one: Request, said: Said | None = None) -> dict[str, Said]:
    """Return an answer to all that a request asks; with `said`, its own items are all that."""
    words = Said(Sort.VALUE, "Searched our own records from 2019 on")
    return {item.key: words if item.common else said or words for item in items_of(one)}


def a_partner(agency: str, name: str = "", **more: Any) -> Partner:
    """Make a desk of an agency, with those who answer for it."""
    said = {
        "mailbox": f"desk@{agency}.example",
        "code_to": f"codes@{agency}.example",
        "lead": "Lead",
        "lead_mail": f"lead@{agency}.example",
        "senior": "Senior",
        "senior_mail": f"senior@{agency}.example",
        "top": "Top",
        "top_mail": f"top@{agency}.example",
        **more,
    }
    return Partner.objects.create(agency=agency, name=name or f"{agency} desk", **said)


def a_desk() -> Desk:
    """Make a front door, and a child whom another team knows and this desk does not see."""
    world = a_world()
    team = testing.team("Front door")
    worker = testing.holding("front_door", team)
    manager = testing.holding("mash_manager", team)
    return Desk(team.pk, worker, manager, world)


def a_known_child(team: int) -> int:
    """Return Sam Okoro, born on 12 May 2012, whom another team works with."""
    with acting_as(MACHINE):
        (person,) = add_people([Facts(born=date(2012, 5, 12))], team=team)
        change_details(MACHINE, person=person, version=1, changes={"known_as": "Sam Okoro"})
    return person
