"""Indicators that nobody can measure yet: all that is known of them, and what they wait for."""

from kith.oversight.waiting.assessment import ASSESSMENT
from kith.oversight.waiting.capacity import CAPACITY
from kith.oversight.waiting.conferences import CONFERENCES
from kith.oversight.waiting.exploitation import EXPLOITATION
from kith.oversight.waiting.learning import LEARNING
from kith.oversight.waiting.missing import MISSING
from kith.oversight.waiting.overlooked import OVERLOOKED
from kith.oversight.waiting.relationships import RELATIONSHIPS
from kith.oversight.waiting.return_talks import RETURN_TALKS
from kith.oversight.waiting.safety import SAFETY
from kith.oversight.waiting.supervision import SCHOOL_AND_HEALTH, SUPERVISION
from kith.oversight.waiting.workforce import SERVICE, WORKFORCE
from kith.promises.indicator import Indicator

WAITING: tuple[Indicator, ...] = (
    *OVERLOOKED,
    *CONFERENCES,
    *ASSESSMENT,
    *EXPLOITATION,
    *SAFETY,
    *MISSING,
    *RETURN_TALKS,
    *RELATIONSHIPS,
    *SUPERVISION,
    *SCHOOL_AND_HEALTH,
    *LEARNING,
    *CAPACITY,
    *WORKFORCE,
    *SERVICE,
)
