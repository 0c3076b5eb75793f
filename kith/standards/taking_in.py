"""Writing a return: its children in batches, then what a corrected return no longer tells.

Inside one gate, so one transaction: all of it or nothing. Promises are derived once, at the end,
for the children in whom anything changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar
from uuid import uuid4

from kith.access.signing import opened
from kith.people.duplicates import propose_by_shared
from kith.people.people import (
    Facts,
    Name,
    add_names,
    add_people,
    facts_of,
    ids_of,
    with_several,
)
from kith.people.revise import revise_people
from kith.people.rules import LOCAL, UPN
from kith.promises.derive import derive
from kith.promises.ledger import NewFact, append
from kith.promises.models import Precision, Source
from kith.standards.cin_census.reader import Child
from kith.standards.cin_census.survey import Progress, Survey
from kith.standards.cin_census.take import LeftOut, Note, Person, Taken, covered, take
from kith.standards.cin_census.take.compare import Change, changes
from kith.standards.joined import together
from kith.standards.kept import COVERED, KeptChild, instant, kept_children, told_by
from kith.standards.results import ImportResult

BATCH = 1_000
FORMER = "FormerUPN"

T = TypeVar("T")


@dataclass
class TakingIn:
    """One return being written: what it is, where its children go, and what has come of it."""

    survey: Survey
    team: int
    return_id: int
    result: ImportResult
    seen: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    joined: dict[int, list[Taken]] = field(default_factory=dict)

    def write(self, progress: Progress) -> None:
        """Write everything that the return tells."""
        done, total = 0, self.survey.children
        for batch in _batches(self.survey.again(), BATCH):
            taken = [t for t in map(self._taken, batch) if t]
            known = self._known(taken)
            self._batch(self._alone(taken, known), known)
            done += len(batch)
            progress(done, total)
        self._take_joined()
        self._take_back()
        propose_by_shared(UPN, self.touched)
        derive(self.touched)

    def _taken(self, child: Child) -> Taken | None:
        taken = take(child, self.survey.lea, self.survey.structure)
        if child.id in self.survey.twice:
            taken = LeftOut(child.line, child.id, "LAchildID is given more than once in the file")
        if isinstance(taken, LeftOut):
            self.result.left_out.append(taken)
            return None
        self.result.warn(*taken.warnings)
        return taken

    def _known(self, taken: list[Taken]) -> dict[str, int]:
        return ids_of(LOCAL, self.survey.lea, [t.id for t in taken])

    def _alone(self, taken: list[Taken], known: dict[str, int]) -> list[Taken]:
        """Return those with one id each; who has several is put aside until all is told."""
        several = with_several(LOCAL, self.survey.lea, known.values())
        for one in taken:
            if known.get(one.id) in several:
                self.joined.setdefault(known[one.id], []).append(one)
        return [one for one in taken if known.get(one.id) not in several]

    def _take_joined(self) -> None:
        """Take in the children whom the return tells under several ids, each as one child."""
        for people in _batches(self.joined, BATCH):
            whole = {person: together(self.survey, self.joined[person]) for person in people}
            self._batch(list(whole.values()), {t.id: person for person, t in whole.items()})
            kept = facts_of(people)
            names = {(person, name) for person in people for name in self._names_of(person)}
            add_names((person, name) for person, name in names if name not in kept[person].names)

    def _names_of(self, person: int) -> Iterator[Name]:
        for one in self.joined[person]:
            yield from _names(one.id, one.person, self.survey.lea)

    def _batch(self, batch: list[Taken], known: dict[str, int]) -> None:
        fresh = [t for t in batch if t.id not in known]
        made = add_people([self._facts(t) for t in fresh], team=self.team, reason="return")
        kept = kept_children(known.values())
        revised = self._revise({known[t.id]: t for t in batch if t.id in known}, kept)
        people = known | {t.id: person for t, person in zip(fresh, made, strict=True)}
        told = [(people[t.id], *self._changes(people[t.id], t, kept)) for t in batch]
        append([self._new(person, team, c) for person, team, found in told for c in found])
        changed = revised | {person for person, _, found in told if found}
        self.seen.update(people.values())
        self.touched.update(changed)
        self.result.created += len(made)
        self.result.changed += len(changed.difference(made))
        self.result.unchanged += len(batch) - len(changed.union(made))

    def _changes(
        self, person: int, taken: Taken, kept: dict[int, KeptChild]
    ) -> tuple[int, list[Change]]:
        """Return the team that the child is kept with, and what this return adds."""
        survey = self.survey
        of_year = covered(survey.lea, taken.id, survey.year, survey.reference_date)
        before = kept.get(person) or KeptChild(self.team)
        return before.team, changes([*taken.facts, of_year], before.facts, survey.year)

    def _revise(self, known: dict[int, Taken], kept: dict[int, KeptChild]) -> set[int]:
        """Bring known people in line, unless a later year has spoken of them already."""
        year = self.survey.year
        years = {person: kept[person].year if person in kept else 0 for person in known}
        current = {p: t for p, t in known.items() if years[p] <= year}
        before = facts_of(current)
        said = {
            person: self._facts(taken, before[person] if years[person] < year else None)
            for person, taken in current.items()
        }
        return revise_people(said, by=opened().actor.id)

    def _facts(self, taken: Taken, before: Facts | None = None) -> Facts:
        """Return what is said of a person; what a later year leaves out stays as it was."""
        said, was = taken.person, before or Facts()
        return Facts(
            sex=said.sex,
            born=said.born or was.born,
            expected=said.expected or was.expected,
            died=said.died or was.died,
            ethnicity=said.ethnicity,
            names=frozenset(_names(taken.id, said, self.survey.lea)),
            disabilities=said.disabilities or was.disabilities,
        )

    def _new(self, person: int, team: int, change: Change) -> NewFact:
        told = change.told
        return NewFact(
            name=told.name,
            person=person,
            team=team,
            thread=told.thread,
            parent=told.parent,
            occurred_at=instant(told),
            precision=Precision.MINUTE if told.name == COVERED else Precision.DAY,
            data=told.data,
            source=Source.RETURN,
            return_id=self.return_id,
            replaces=change.replaces,
            retracts=change.retracts,
            id=uuid4() if change.replaces else told.root,
        )

    def _take_back(self) -> None:
        """Take back what an earlier return of the year told of children who are gone from it.

        A child who was left out is not gone: what was kept of them stays.
        """
        survey = self.survey
        out = [o.child for o in self.result.left_out if o.child]
        stay = self.seen | set(ids_of(LOCAL, survey.lea, out).values())
        gone = sorted(told_by(survey.lea, survey.year) - stay)
        for people in _batches(gone, BATCH):
            for person, child in kept_children(people).items():
                found = changes([], child.facts, survey.year)
                append([self._new(person, child.team, change) for change in found])
                self.touched.add(person)
        if gone:
            words = "children of an earlier return of this year are not in this one"
            words += "; what it told of them is taken back"
            self.result.warn(Note(1, None, f"{len(gone):,} {words}"))


def _names(child: str, person: Person, lea: str) -> Iterator[Name]:
    yield Name(LOCAL, lea, child)
    if person.upn:
        yield Name(UPN, "", person.upn)
    if person.former_upn:
        yield Name(FORMER, "", person.former_upn)


def _batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    each = iter(things)
    while batch := list(islice(each, size)):
        yield batch
