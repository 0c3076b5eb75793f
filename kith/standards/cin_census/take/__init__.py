"""From a child as the return has them to what is kept: facts, warnings, or why they are left out.

A child is left out only where they cannot be kept truly:

- no LAchildID, one longer than can be kept, or (which the whole file shows) one given twice;
- a date that is needed is missing or unreadable; or one that would say that something has ended
  (an authorisation, a conference, a plan's end, a closure, a death) is there and unreadable, since
  without it the work would stand open, which is untrue;
- a group or a code that is needed is missing; a code is not one of the year's;
- something is there twice and differs, so that which holds cannot be known.

An empty list in a group that need not be there (no disability, no factor, no review) says that
there is none. Breaking a rule of the census checker never leaves a child out.
"""

from collections.abc import Iterator
from datetime import date

from kith.standards.cin_census.groups import Group
from kith.standards.cin_census.reader import Child
from kith.standards.cin_census.take.episodes import Work, episodes
from kith.standards.cin_census.take.reading import LeaveOut, Reader
from kith.standards.cin_census.take.told import LeftOut, Note, Person, Taken, Told
from kith.standards.cin_census.years import Structure

__all__ = ["LeftOut", "Note", "Person", "Taken", "Told", "covered", "take"]

_LONGEST_ID = 60
_WHOLE = ("child",)
"""The path of what is about the child and no one piece of work."""


def take(child: Child, lea: str, structure: Structure) -> Taken | LeftOut:
    """Return what is kept of a child, or why nothing is."""
    reader = Reader(child, structure)
    try:
        name = _name(child)
        reader.refuse_repeats()
        person = _person(reader, child.group)
        facts = tuple(_facts(reader, lea, name, child.group, person))
    except LeaveOut as out:
        return LeftOut(out.line, child.id, out.why)
    return Taken(child.line, name, person, facts, tuple(_warnings(child)))


def covered(lea: str, child: str, year: int, reference_date: date) -> Told:
    """Return the fact that this year's return has told of this child up to its last day."""
    told = reference_date.isoformat()
    whole = Work(lea, child, _WHOLE)
    return whole.fact("return.covered", reference_date, str(year), reference_date=told)


def _name(child: Child) -> str:
    if child.id is None:
        raise LeaveOut(child.line, "LAchildID is missing")
    if len(child.id) > _LONGEST_ID:
        raise LeaveOut(child.line, f"LAchildID is longer than {_LONGEST_ID} characters")
    return child.id


def _person(reader: Reader, group: Group) -> Person:
    ids, traits = group.one("ChildIdentifiers"), group.one("ChildCharacteristics")
    reader.code(ids, "UPNunknown")
    return Person(
        sex=reader.sex(ids),
        born=reader.loose_day(ids, "PersonBirthDate"),
        expected=reader.loose_day(ids, "ExpectedPersonBirthDate"),
        died=reader.ending_day(ids, "PersonDeathDate"),
        ethnicity=reader.needed_code(traits, "Ethnicity"),
        upn=reader.upn(ids, "UPN"),
        former_upn=reader.upn(ids, "FormerUPN"),
        disabilities=frozenset(
            code for d in traits.all("Disabilities") for code in reader.codes(d, "Disability")
        ),
    )


def _facts(reader: Reader, lea: str, name: str, group: Group, person: Person) -> Iterator[Told]:
    details = group.all("CINdetails")
    if not details:
        raise LeaveOut(group.line, "CINdetails is missing")
    yield from episodes(reader, lea, name, details)
    if person.died:
        yield Work(lea, name, _WHOLE).fact("child.died", person.died)


def _warnings(child: Child) -> Iterator[Note]:
    for finding in child.findings:
        yield Note(finding.line, child.id, finding.words)
    for details in child.group.all("CINdetails"):
        if details.get("ReasonForClosure") and not details.get("CINclosureDate"):
            words = "ReasonForClosure without a CINclosureDate: why is kept only with when"
            yield Note(details.line, child.id, words)
