"""A request as both those who write and those who read speak of it."""

from kith.frontdoor.models import Request
from kith.frontdoor.rules.agencies import Item, template_called
from kith.frontdoor.rules.channels import AGENCIES


def called(one: Request) -> str:
    """Return whom we asked, as one says it: the desk where there is one, else the agency."""
    return one.partner.name if one.partner else AGENCIES[one.agency]


def items_of(one: Request) -> tuple[Item, ...]:
    """Return what a request asks, by the template and the conditions that it was made with."""
    return template_called(one.template).asks(one.conditions)
