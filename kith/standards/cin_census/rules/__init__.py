"""The department's rules for the return, each by its code in the list and in our own words.

Importing this package declares them all.
"""

from kith.standards.cin_census.rules import (
    assessments,
    characteristics,
    children,
    cin_plans,
    closures,
    factors,
    header,
    protection,
    referrals,
    section47,
    upn,
    whole_return,
)

__all__ = [
    "assessments",
    "characteristics",
    "children",
    "cin_plans",
    "closures",
    "factors",
    "header",
    "protection",
    "referrals",
    "section47",
    "upn",
    "whole_return",
]
