"""The reference pages of indicators and of the letter, written from the declarations. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kith.accounts.roles import ROLES
from kith.oversight import catalogue, say
from kith.oversight.letter import CAPABILITIES, GUARD_RAILS_SAY, PARTS, Sentence
from kith.promises.indicator import Indicator, Window

WRITTEN = "Written from the code by `kith reference`; a test keeps it in step."

FAMILIES = {
    "AC": "Actions",
    "AL": "Allocation",
    "AS": "Assessment",
    "AU": "Audit",
    "BC": "Disruption",
    "CA": "Capacity",
    "CO": "Community and places",
    "DI": "Stopping those who harm",
    "ED": "Education",
    "EQ": "Fairness",
    "EX": "Exploitation assessments",
    "FD": "Front door",
    "HE": "Health",
    "IG": "Access and sharing",
    "IN": "Inspection",
    "LE": "Learning",
    "MI": "Missing children",
    "NR": "The national referral mechanism",
    "OC": "Outcomes",
    "PM": "Peer maps",
    "RH": "Return conversations",
    "SP": "Safety plans",
    "SR": "Senior oversight",
    "SU": "Supervision",
    "TH": "Strategy discussions and conferences",
    "VI": "Visits and relationships",
    "WC": "Change of worker",
    "WF": "Workforce",
}


def indicators_page() -> str:
    """Return `docs/reference/indicators.md`."""
    lines = ["# Indicators", "", WRITTEN, "", _how_many(), ""]
    for heading, declared in by_family():
        lines += [f"## {heading}", ""]
        lines += [line for each in declared for line in _indicator(each)]
    return "\n".join(lines).rstrip() + "\n"


def letter_page() -> str:
    """Return `docs/reference/letter.md`."""
    lines = ["# The letter, sentence by sentence", "", WRITTEN, ""]
    for part in PARTS:
        lines += [f"## {part.heading}", "", "| No. | Sign | Says | Figures | Needs |"]
        lines += ["|---|---|---|---|---|", *map(_sentence, part.sentences), ""]
    lines += [f"## {GUARD_RAILS_SAY}", "", _codes(catalogue.guard_rails()), ""]
    lines += ["## What each part of the product answers", ""]
    lines += [f"- **{code}** {words}" for code, words in CAPABILITIES.items()]
    return "\n".join(lines).rstrip() + "\n"


def by_family() -> Iterator[tuple[str, list[Indicator]]]:
    """Return the indicators under the headings of their families, in order of code."""
    for prefix, heading in FAMILIES.items():
        declared = [i for i in catalogue.INDICATORS.values() if i.code.startswith(f"{prefix}-")]
        yield heading, declared


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator on the reference page."""

    code: str
    name: str
    says: str
    live: bool
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One heading of the reference page."""

    code: str
    heading: str
    entries: tuple[Entry, ...]


def families() -> list[Family]:
    """Return the same as the page in docs, for the page on screen."""
    return [
        Family(declared[0].code[:2].lower(), heading, tuple(map(_entry, declared)))
        for heading, declared in by_family()
    ]


def _entry(declared: Indicator) -> Entry:
    told = tuple((name, words) for name, words in facts(declared) if words)
    return Entry(declared.code, declared.name, declared.says, declared.live, told)


def _how_many() -> str:
    known, live = len(catalogue.INDICATORS), len(catalogue.live())
    return f"{known} indicators, of which {live} can be measured today."


def _indicator(declared: Indicator) -> list[str]:
    return [
        f"### {declared.code} {declared.name}",
        "",
        declared.says,
        "",
        *(f"- **{name}:** {words}" for name, words in facts(declared) if words),
        "",
    ]


def facts(declared: Indicator) -> list[tuple[str, str]]:
    """Return everything there is to say of a declaration, name and words."""
    return [
        ("Counts", declared.numerator),
        ("Out of", declared.denominator),
        ("Unit", f"{declared.unit}; {declared.better} is better"),
        ("Clock", declared.clock),
        ("Looks at", _window(declared)),
        ("Aim", "; ".join(filter(None, (say.aim(declared), say.near(declared))))),
        ("Rule from", say.source(declared)),
        ("Owner", ROLES[declared.owner].name),
        ("Shown with", _codes(declared.pairs)),
        ("Exceptions", declared.exception),
        ("Cleared when", declared.clears),
        ("Answers sentences", ", ".join(map(str, catalogue.sentences_of(declared.code)))),
        ("State", "live" if declared.live else f"{say.NOT_YET.lower()}. {declared.missing}"),
    ]


def _window(declared: Indicator) -> str:
    if declared.window is Window.NOW:
        return "how things stand now"
    ends = "the day of the latest return" if declared.from_returns else "now"
    return f"13 weeks, up to {ends}"


def _sentence(each: Sentence) -> str:
    told = "everything" if each.number == 4 else _codes(each.indicators)
    return (
        f"| {each.number} | {each.sign_words} | {each.says} | {told} | "
        f"{', '.join(each.capabilities)} |"
    )


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(codes)


def write(folder: Path) -> None:
    """Write both pages into a folder."""
    (folder / "indicators.md").write_text(indicators_page())
    (folder / "letter.md").write_text(letter_page())
