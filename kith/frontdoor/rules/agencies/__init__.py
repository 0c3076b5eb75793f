"""What each agency is asked for, as a minimum (SUPPLEMENT S1): templates as dated data.

A request keeps the code of the template that it was made with, and is read with that one for ever.
"""

from collections.abc import Iterable
from datetime import date

from kith.frontdoor.rules.agencies.more import MORE
from kith.frontdoor.rules.agencies.public import PUBLIC
from kith.frontdoor.rules.agencies.shapes import APART, CONDITIONS, Item, Template

__all__ = ["APART", "CONDITIONS", "TEMPLATES", "Item", "Template", "template_called", "template_on"]

TEMPLATES: tuple[Template, ...] = (*PUBLIC, *MORE)
ASKED = tuple(dict.fromkeys(one.agency for one in TEMPLATES))


def template_on(agency: str, day: date, templates: Iterable[Template] = TEMPLATES) -> Template:
    """Return what an agency is asked on a day: the newest template that had begun."""
    found = [one for one in templates if one.agency == agency and one.since <= day]
    if not found:
        raise LookupError(f"Nothing was asked of {agency} on {day:%d %B %Y}.")
    return max(found, key=lambda one: (one.since, one.number))


def template_called(code: str, templates: Iterable[Template] = TEMPLATES) -> Template:
    """Return a template by its code ("police/1")."""
    return next(one for one in templates if one.code == code)
