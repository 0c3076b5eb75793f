"""What we promise a child from the moment that word of them reaches us."""

from kith.frontdoor.promises import (
    arriving,
    asking,
    child,
    deciding,
    gathered,
    helping,
    incidents,
    looking,
)
from kith.promises.kinds import register

register(
    *arriving.KINDS,
    *asking.KINDS,
    *child.KINDS,
    *deciding.KINDS,
    *gathered.KINDS,
    *helping.KINDS,
    *incidents.KINDS,
    *looking.KINDS,
)
