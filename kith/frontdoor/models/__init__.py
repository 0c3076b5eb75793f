"""The tables of the front door: what reached us, and whom else we asked about it."""

from kith.frontdoor.models.contacts import Contact, Decision, Incident, Linked, Screen
from kith.frontdoor.models.requests import Link, Partner, Reply, Request

__all__ = [
    "Contact",
    "Decision",
    "Incident",
    "Link",
    "Linked",
    "Partner",
    "Reply",
    "Request",
    "Screen",
]
