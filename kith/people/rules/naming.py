"""How we name somebody, and what a child says of themselves. Pure."""

from collections.abc import Mapping
from datetime import date

from kith.kernel.workdays import age_on
from kith.people.rules.ages import ADULT, Apparent
from kith.people.rules.mistakes import Mistaken

# What people say of themselves: changed here and never by a return.
DETAILS: Mapping[str, str] = {
    "known_as": "Known as",
    "say_it": "How to say the name",
    "pronouns": "Pronouns",
    "language": "First language",
    "communication": "How we talk with each other",
}
LONGEST: Mapping[str, int] = {
    "known_as": 100,
    "say_it": 100,
    "pronouns": 40,
    "language": 60,
    "communication": 2000,
}


def short_day(day: date) -> str:
    """Return "28 Jan 2022"."""
    return f"{day.day} {day:%b} {day.year}"


def introduce(name: str, nameless: str, born: date | None, expected: date | None) -> str:
    """Return the line that tells one child from another; `nameless` says why there is no name.

    "Child SYN000000001, born 28 Jan 2022, name not in the return".
    """
    if born:
        when = f"born {short_day(born)}"
    elif expected:
        when = f"expected {short_day(expected)}"
    else:
        when = "date of birth not known"
    told = when.split(" ")[0] in name.split(" ")
    return ", ".join(filter(None, [name, "" if told else when, nameless]))


def age_of(born: date | None, on: date) -> int | None:
    """Return the age in whole years, or None before birth and where it is not known."""
    return age_on(born, on) if born and born <= on else None


def age_words(born: date | None, on: date, apparent: Apparent | None = None) -> str:
    """Say an age: always a child under 18, never any other word (SUPPLEMENT S14).

    Where nobody knows and somebody guessed: as whom we treat them, and the guess.
    """
    if born is None:
        return apparent_words(apparent, on) if apparent else "age not known"
    age = age_of(born, on)
    if age is None:
        return "not yet born"
    if age >= ADULT:
        return f"now {age}"
    return "child under 1" if age == 0 else f"child of {age}"


def apparent_words(apparent: Apparent, on: date) -> str:
    """Say a guessed age: "treated as a child of 14 (looked 14 to 19 on 4 Mar 2026)"."""
    youngest = apparent.youngest(on)
    years = f"a child of {youngest}" if youngest < ADULT else str(youngest)
    return f"treated as {years} ({apparent.words})"


class NotADetail(Mistaken):
    """A change that cannot be kept; the message is for the person who typed it."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(field, words)


def clean_details(changes: Mapping[str, str]) -> dict[str, str]:
    """Return the changes with stray space removed; refuse unknown fields and what is too long."""
    clean = {field: text.strip() for field, text in changes.items()}
    for field, text in clean.items():
        if field not in DETAILS:
            raise NotADetail("That is not one of the details that can be changed here.")
        if len(text) > LONGEST[field]:
            raise NotADetail(f"{DETAILS[field]} is longer than {LONGEST[field]} characters.")
    return clean
