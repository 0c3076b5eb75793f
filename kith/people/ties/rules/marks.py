"""What a symbol of the picture can show of somebody, and when it may. Pure (SPEC I1)."""

from collections.abc import Mapping

from kith.people.genogram.family import Fill

INNER = "inner"
FILLS: Mapping[Fill, str] = {
    "substance": "Substance misuse",
    "substance_suspected": "Substance misuse suspected",
    "substance_recovery": "In recovery from substance misuse",
    "illness": "Serious physical illness",
    "mental": "Serious mental illness",
    "disability": "Disabled",
}
MARKS: Mapping[str, str] = {
    **dict[str, str](FILLS.items()),
    INNER: "Drawn with the sex recorded at birth inside",
}


def may_show(agreed: str, relevant_why: str) -> bool:
    """Say whether it may be drawn and told: somebody agreed, and it matters here."""
    return bool(agreed.strip() and relevant_why.strip())
