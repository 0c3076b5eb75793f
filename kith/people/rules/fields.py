"""What one line of a person's record can hold, field by field, as text and as a form has it. Pure.

Changes are kept as text, so that the story of a person can be read without knowing what a field
was called or how it was stored in the year of the change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kith.kernel.census import DISABILITY, ETHNICITY, SEX
from kith.kernel.codes import CodeSet
from kith.people.rules.ages import Apparent
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.naming import DETAILS, LONGEST, short_day

KINDS: Mapping[str, str] = {
    "child": "A child",
    "adult": "An adult of a child’s family or network",
    "professional": "A professional",
}
SEX_NOW: Mapping[str, str] = {"0": "U", "1": "M", "2": "F", "9": "U"}
"""What the codes of the returns until 2024 are called today."""
YES_NO: Mapping[str, str] = {"yes": "Yes", "no": "No"}


@dataclass(frozen=True)
class Field:
    """One field: its label, how it is read, how long it may be, its codes where it has some.

    `form` is "text", "day", "code", "codes" (several), "yes" (yes, no, not asked), "range"
    (an apparent age) or "kind".
    """

    label: str
    form: str = "text"
    longest: int = 100
    codes: CodeSet | None = None


FIELDS: Mapping[str, Field] = {
    **{name: Field(label, longest=LONGEST[name]) for name, label in DETAILS.items()},
    "sex": Field("Sex", "code", codes=SEX),
    "gender": Field("Gender, as they say it", longest=60),
    "ethnicity": Field("Ethnicity", "code", codes=ETHNICITY),
    "disabilities": Field("Disabilities", "codes", codes=DISABILITY),
    "interpreter": Field("Needs an interpreter", "yes"),
    "faith": Field("Faith or belief", longest=60),
    "phone_safe": Field("When it is safe to ring", longest=200),
    "born": Field("Born", "day"),
    "expected": Field("Expected", "day"),
    "died": Field("Died", "day"),
    "apparent": Field("Age as it seemed", "range"),
    "kind": Field("Known to us as", "kind"),
    "occupation": Field("Occupation or role"),
    "agency": Field("Agency or employer"),
}
ABOUT = (
    "pronouns",
    "gender",
    "sex",
    "ethnicity",
    "disabilities",
    "language",
    "interpreter",
    "faith",
    "communication",
    "phone_safe",
)
BIRTH = ("born", "expected", "apparent", "died")
WORK = ("kind", "occupation", "agency")


def read(name: str, typed: str) -> str:
    """Return the text of one field as it is kept, or say what is wrong with it."""
    field, text = FIELDS[name], typed.strip()
    if field.form == "text" and len(text) > field.longest:
        raise Mistaken(name, f"{field.label} is longer than {field.longest} characters.")
    if (text or field.form == "kind") and not _fits(field, text):
        raise Mistaken(name, f"Choose an answer to “{field.label}”.")
    if text and field.form in ("day", "range") and not _reads(field.form, text):
        raise Mistaken(name, f"“{field.label}” cannot be read.")
    return text


def _fits(field: Field, text: str) -> bool:
    if field.codes:
        known = {code for each in _every(field.codes) for code in each}
        return all(code in known for code in text.split(", "))
    allowed = {"yes": YES_NO, "kind": KINDS}.get(field.form)
    return allowed is None or text in allowed


def _reads(form: str, text: str) -> bool:
    try:
        (day_of if form == "day" else apparent_of)(text)
    except ValueError:
        return False
    return True


def _every(codes: CodeSet) -> tuple[Mapping[str, str], ...]:
    return codes.codes, *(delta.adds for delta in codes.deltas)


def day_of(text: str) -> date | None:
    """Return the day that a field's text holds."""
    return date.fromisoformat(text) if text else None


def apparent_text(apparent: Apparent | None) -> str:
    """Return an apparent age as text: "14-16 2026-03-04"."""
    return f"{apparent.low}-{apparent.high} {apparent.on.isoformat()}" if apparent else ""


def apparent_of(text: str) -> Apparent | None:
    """Return the apparent age that a text holds."""
    if not text:
        return None
    years, _, on = text.partition(" ")
    low, _, high = years.partition("-")
    return Apparent(int(low), int(high), date.fromisoformat(on))


def said(name: str, text: str) -> str:
    """Return a field's text as a reader knows it; a field or code of another time is itself."""
    field = FIELDS.get(name)
    if field is None or not text:
        return text
    if field.codes:
        return ", ".join(field.codes.words(code) for code in text.split(", "))
    return _said(field.form, text)


def _said(form: str, text: str) -> str:
    if form == "day":
        return short_day(date.fromisoformat(text))
    if form == "range":
        apparent = apparent_of(text)
        return apparent.words if apparent else ""
    return {"yes": YES_NO, "kind": KINDS}.get(form, {}).get(text, text)
