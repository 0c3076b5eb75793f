"""The tables of the front door: what reached us, and whom else we asked about it."""

from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.mailbox.models import Attachment, Received
from kith.frontdoor.models.contacts import Considered, Contact, Decision, Incident, Linked, Screen
from kith.frontdoor.models.requests import Apart, Link, Partner, Reply, Request
from kith.frontdoor.models.surges import Surge, SurgeAnswer
from kith.frontdoor.public.models import Letter

__all__ = [
    "Apart",
    "Attachment",
    "BlindLook",
    "Considered",
    "Contact",
    "Decision",
    "Incident",
    "Letter",
    "Link",
    "Linked",
    "Partner",
    "Received",
    "Reply",
    "Request",
    "Screen",
    "Surge",
    "SurgeAnswer",
]
