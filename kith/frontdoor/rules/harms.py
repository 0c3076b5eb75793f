"""Which sorts of harm outside the family word may tell of (SPEC B1), as a form asks them."""

from collections.abc import Mapping

HARMS: Mapping[str, str] = {
    "CSE": "Sexual exploitation",
    "CCE": "Criminal exploitation",
    "GANG": "Gangs, or pressure by a group",
    "SYV": "Violence among young people",
    "TRAF": "Trafficking or modern slavery",
    "HSB": "Harmful sexual behaviour between children",
    "ONL": "Harm online",
    "RAD": "Radicalisation",
    "TRA": "Abuse in a relationship",
    "DEBT": "Held by a debt",
    "HATE": "Bullying or hate",
    "MISS": "Going missing",
}
