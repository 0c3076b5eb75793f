"""What is missing, doubtful, old or contradictory in a record, and where to mend it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kith.people.rules.ages import Apparent, agrees, counts_as_child, treated_age
from kith.people.rules.numbers import NHS, SCHEMES, UPN, checks

OLD = timedelta(days=365)
OLD_GUESS = timedelta(days=182)
OVERDUE = timedelta(days=21)
SCHOOL_AGE = range(5, 17)
NOT_ASKED = ("", "NOBT")


@dataclass(frozen=True)
class Mark:
    """One thing to mend: `sort` is missing, doubtful, old or contradicting; `mend` names a form."""

    sort: str
    words: str
    mend: str


@dataclass(frozen=True)
class Known:
    """What the marks are worked out from; `homes` and `phones` hold when each was last told."""

    kind: str = "child"
    named: bool = False
    born: date | None = None
    expected: date | None = None
    died: date | None = None
    apparent: Apparent | None = None
    sex: str = ""
    ethnicity: str = ""
    language: str = ""
    interpreter: bool | None = None
    disabilities: frozenset[str] = frozenset()
    occupation: str = ""
    homes: tuple[date, ...] = ()
    phones: tuple[date, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


def marks(known: Known, today: date) -> list[Mark]:
    """Return what there is to mend, what is contradictory first."""
    found = [
        *_contradicting(known, today),
        *_doubtful(known),
        *_missing(known, today),
        *_old(known, today),
    ]
    return list(dict.fromkeys(found))


def _contradicting(known: Known, today: date) -> Iterator[Mark]:
    if len(known.homes) > 1:
        yield Mark("contradicting", f"{len(known.homes)} homes at once. Is that so?", "place")
    if known.expected and not known.born and known.expected + OVERDUE < today:
        yield Mark("contradicting", "Expected weeks ago, and no birth is written down.", "born")
    if known.born and known.apparent and not agrees(known.born, known.apparent):
        yield Mark("contradicting", "The date of birth and the age as it seemed differ.", "born")
    if "NONE" in known.disabilities and len(known.disabilities) > 1:
        yield Mark("contradicting", "No disability, and one as well.", "about")
    for scheme in (NHS, UPN):
        if len({value for of, value in known.numbers if of == scheme}) > 1:
            yield Mark("contradicting", f"More than one {SCHEMES[scheme]}.", "number")


def _doubtful(known: Known) -> Iterator[Mark]:
    if known.born and (known.born.month, known.born.day) == (1, 1):
        yield Mark("doubtful", "Born on 1 January: often a guess. Who says so?", "born")
    for scheme, value in known.numbers:
        if not checks(scheme, value):
            yield Mark(
                "doubtful",
                f"The {SCHEMES.get(scheme, scheme)} does not fit its own check.",
                "number",
            )


def _missing(known: Known, today: date) -> Iterator[Mark]:
    if not known.named:
        yield Mark("missing", "No name.", "name")
    if known.kind == "professional":
        yield from _missing_at_work(known)
        return
    if not (known.born or known.expected or known.apparent):
        yield Mark("missing", "No date of birth, and nobody has said how old they seem.", "born")
    if not known.homes and not known.died and not (known.expected and not known.born):
        yield Mark("missing", "Nobody has written down where they live.", "place")
    if counts_as_child(known.kind, known.born, known.apparent, today):
        yield from _missing_of_a_child(known, today)


def _missing_at_work(known: Known) -> Iterator[Mark]:
    if not known.occupation:
        yield Mark("missing", "What they do is not written down.", "work")
    if not known.phones:
        yield Mark("missing", "No way to reach them.", "phone")


def _missing_of_a_child(known: Known, today: date) -> Iterator[Mark]:
    age = treated_age(known.born, known.apparent, today)
    if known.expected and not known.born:
        return
    if known.sex in ("", "0", "9", "U"):
        yield Mark("missing", "Sex is not written down.", "about")
    if known.ethnicity in NOT_ASKED:
        yield Mark("missing", "Nobody has asked about ethnicity.", "about")
    if not known.language:
        yield Mark("missing", "First language is not written down.", "about")
    if not known.disabilities:
        yield Mark("missing", "Nobody has asked about disability.", "about")
    if age in SCHOOL_AGE and not any(scheme == UPN for scheme, _ in known.numbers):
        yield Mark("missing", "Of school age, and no pupil number.", "number")


def _old(known: Known, today: date) -> Iterator[Mark]:
    if known.homes and max(known.homes) + OLD < today:
        yield Mark("old", "The home was last told more than a year ago.", "place")
    if known.phones and max(known.phones) + OLD < today:
        yield Mark("old", "No telephone number was told for more than a year.", "phone")
    if not known.born and known.apparent and known.apparent.on + OLD_GUESS < today:
        yield Mark("old", "The age as it seemed was guessed more than half a year ago.", "born")
