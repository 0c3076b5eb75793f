"""A person's row as text, field by field, and back; and its records, for commands and queries."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from kith.people.models import Address, Disability, Identifier, Person, PersonName, Phone
from kith.people.models.kept import Kept
from kith.people.rules.ages import Apparent
from kith.people.rules.fields import FIELDS, apparent_of, apparent_text, day_of
from kith.people.rules.names import NAMES, whole
from kith.people.rules.numbers import SCHEMES, spaced
from kith.people.rules.places import PLACES, REACHES, SAFE, place_words
from kith.people.rules.records import Record

MODELS: Mapping[str, type[Kept]] = {
    "name": PersonName,
    "place": Address,
    "phone": Phone,
    "number": Identifier,
}
MOST = 500
_YES = {True: "yes", False: "no", None: ""}
_BACK = {"yes": True, "no": False, "": None}


def apparent_in(row: Person) -> Apparent | None:
    """Return the age as it seemed, where somebody wrote one down."""
    if row.apparent_from is None or row.apparent_to is None or row.apparent_on is None:
        return None
    return Apparent(row.apparent_from, row.apparent_to, row.apparent_on)


def codes_of(person: int) -> list[str]:
    """Return the codes of somebody's disabilities."""
    return codes_of_each([person])[person]


def codes_of_each(people: Collection[int]) -> dict[int, list[str]]:
    """Return the codes of the disabilities of each of these people."""
    found: dict[int, list[str]] = {one: [] for one in people}
    rows = Disability.objects.filter(person_id__in=found).order_by("code")
    for person, code in rows.values_list("person_id", "code"):
        found[person].append(code)
    return found


def texts_of(row: Person, codes: Iterable[str]) -> dict[str, str]:
    """Return every field of a row as text."""
    return {name: _text(row, name, field.form, codes) for name, field in FIELDS.items()}


def _text(row: Person, name: str, form: str, codes: Iterable[str]) -> str:
    if form == "codes":
        return ", ".join(sorted(codes))
    if form == "range":
        return apparent_text(apparent_in(row))
    value = getattr(row, name)
    if form == "yes":
        return _YES[value]
    if form == "day":
        return value.isoformat() if value else ""
    return str(value)


def put(row: Person, name: str, text: str) -> list[str]:
    """Set one field of a row from its text, unless it stands elsewhere; return the columns set."""
    form = FIELDS[name].form
    if form == "codes":
        return []
    if form == "range":
        return _put_apparent(row, apparent_of(text))
    read: Callable[[str], Any] = {"yes": _BACK.__getitem__, "day": day_of}.get(form, str)
    setattr(row, name, read(text))
    return [name]


def _put_apparent(row: Person, seemed: Apparent | None) -> list[str]:
    row.apparent_from = seemed.low if seemed else None
    row.apparent_to = seemed.high if seemed else None
    row.apparent_on = seemed.on if seemed else None
    return ["apparent_from", "apparent_to", "apparent_on"]


def about(model: type[Kept], *people: int) -> Any:
    """Return the rows of one of the `MODELS` about somebody, or about some, as a query set."""
    manager: Any = model._default_manager
    return manager.filter(person_id__in=people)


def records_of(person: int) -> list[Record]:
    """Return every record of somebody, taken back ones as well; 500 of each sort at most."""
    return records_of_each([person])[person]


def records_of_each(people: Collection[int]) -> dict[int, list[Record]]:
    """Return every record of each of these people, sort by sort, the last written first."""
    found: dict[int, list[Record]] = {one: [] for one in people}
    for what, model in MODELS.items():
        for row in about(model, *people).order_by("-id")[: MOST * len(people)]:
            found[row.person_id].append(record(what, row))
    return found


def record(what: str, row: Any) -> Record:
    """Return one row as a record."""
    kind, label, text, more = _WORDS[what](row)
    return Record(
        id=row.id,
        what=what,
        kind=kind,
        label=label,
        text=text,
        more=more,
        source=row.source,
        from_on=row.from_on,
        until_on=row.until_on,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        retracted_at=row.retracted_at,
        retracted_by=row.retracted_by,
        retracted_why=row.retracted_why,
    )


Words = tuple[str, str, str, str]


def _name(row: PersonName) -> Words:
    say_it = f"say “{row.say_it}”" if row.say_it else ""
    return row.kind, NAMES[row.kind], whole(row.given, row.family), say_it


def _place(row: Address) -> Words:
    return row.kind, PLACES[row.kind], place_words(row.lines, row.town, row.postcode), ""


def _phone(row: Phone) -> Words:
    safe = {"yes": "safe to use", "no": "not safe to use"}.get(row.safe, SAFE[""].lower())
    return row.kind, REACHES[row.kind], row.value, ", ".join(filter(None, [safe, row.when_safe]))


def _number(row: Identifier) -> Words:
    label = SCHEMES.get(row.scheme, row.scheme)
    return row.scheme, label, spaced(row.scheme, row.value), _issuer(row.issuer)


def _issuer(issuer: str) -> str:
    return f"given by {issuer}" if issuer else ""


_WORDS: Mapping[str, Callable[[Any], Words]] = {
    "name": _name,
    "place": _place,
    "phone": _phone,
    "number": _number,
}
