"""A hand-made world: children, and what happened to them, told as facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.access.testing import team as new_team
from kith.kernel.clock import local_midnight
from kith.people.people import Facts, add_people
from kith.promises.ledger import NewFact, correction, record

RETURNED = date(2026, 3, 31)
NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@dataclass
class World:
    """Things that happened, gathered and then told at once by `tell`."""

    team: int = field(default_factory=lambda: new_team("Assessment team").pk)
    facts: list[NewFact] = field(default_factory=list)

    def child(self, **more: Any) -> int:
        """Make a child whom this team's members see."""
        told = {"sex": "F", "born": date(2012, 5, 1), "ethnicity": "WBRI", **more}
        with acting_as(MACHINE):
            [person] = add_people([Facts(**told)], team=self.team)
        return person

    def add(
        self,
        child: int,
        name: str,
        on: date | datetime,
        *,
        thread: UUID | None = None,
        parent: UUID | None = None,
        source: str = "return",
        data: Mapping[str, Any] | None = None,
    ) -> UUID:
        """Say that something happened; return the piece of work that it is about."""
        thread = thread or uuid4()
        exact = isinstance(on, datetime)
        self.facts.append(
            NewFact(
                name=name,
                person=child,
                team=self.team,
                thread=thread,
                parent=parent,
                occurred_at=on if exact else local_midnight(on),
                precision="minute" if exact else "day",
                source=source,
                data=data or {},
            )
        )
        return thread

    def tell(self) -> None:
        """Record everything that was said."""
        told, self.facts = self.facts, []
        with acting_as(MACHINE):
            record(told)

    def correct(self, fact: UUID, **changes: Any) -> None:
        """Correct a fact."""
        with acting_as(MACHINE):
            record([correction(fact, rationale="It was another day", **changes)])

    def covered(self, *children: int, on: date = RETURNED) -> None:
        """Say that a return covered these children."""
        for child in children:
            end = local_midnight(on + timedelta(days=1))
            self.add(child, "return.covered", end, data={"reference_date": on.isoformat()})

    def referral(self, child: int, on: date, *, nfa: bool = False) -> UUID:
        """Refer a child; return the episode."""
        return self.add(child, "referral.received", on, data={"nfa": nfa})

    def assessment(
        self, child: int, episode: UUID, started: date, authorised: date | None = None
    ) -> UUID:
        """Begin an assessment in an episode, and finish it if a day is given."""
        thread = self.add(child, "assessment.started", started, parent=episode)
        if authorised:
            self.add(child, "assessment.authorised", authorised, thread=thread, parent=episode)
        return thread

    def conference(self, child: int, enquiry: date, held: date | None = None) -> None:
        """Begin an enquiry that asks for a conference, and hold it if a day is given."""
        thread = self.add(child, "s47.started", enquiry, data={"icpc_required": True})
        if held:
            self.add(child, "icpc.held", held, thread=thread)

    def plan(self, child: int, started: date, *reviews: date, ended: date | None = None) -> None:
        """Begin a protection plan, review it on days, and end it if a day is given."""
        thread = self.add(child, "cp_plan.started", started)
        for day in reviews:
            self.add(child, "cp_review.held", day, thread=thread)
        if ended:
            self.add(child, "cp_plan.ended", ended, thread=thread)

    def action(
        self, child: int, on: date, due: date, *, done: date | None = None, priority: bool = True
    ) -> UUID:
        """Promise an action with a day, and do it if a day is given."""
        data = {"what": "find a bike", "why": "to get to school", "due": due.isoformat()}
        thread = self.add(
            child, "action.promised", on, source="lived", data={**data, "priority": priority}
        )
        if done:
            self.add(child, "action.done", done, thread=thread, source="lived")
        return thread

    def visits(self, child: int, since: date, every: int, *seen: date) -> UUID:
        """Agree to see a child every so many working days, and see them on days."""
        data = {"every_working_days": every}
        thread = self.add(child, "contact_plan.set", since, source="lived", data=data)
        for day in seen:
            self.add(child, "contact.made", day, thread=thread, source="lived", data=data)
        return thread
