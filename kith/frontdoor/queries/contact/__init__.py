"""A contact's page: what reached us, where it stands, what we owe, what was decided and why."""

from kith.frontdoor.queries.contact.discussions import Discussion
from kith.frontdoor.queries.contact.others import maybe_same
from kith.frontdoor.queries.contact.page import ContactPage, contact_page
from kith.frontdoor.queries.contact.source import reached_at, told_by

__all__ = ["ContactPage", "Discussion", "contact_page", "maybe_same", "reached_at", "told_by"]
