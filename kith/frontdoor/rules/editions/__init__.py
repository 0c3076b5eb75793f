"""The editions of what is asked when word of a child comes, the oldest first."""

from kith.frontdoor.rules.editions import first, second
from kith.frontdoor.rules.editions.first import FIRST

__all__ = ["EDITIONS", "FIRST"]

EDITIONS = (*first.EDITIONS, *second.EDITIONS)
