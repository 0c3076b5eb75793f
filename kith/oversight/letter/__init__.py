"""The 74 sentences of the inspectors' letter, in our own words, as data."""

from kith.oversight.letter.assessing import ASSESSING
from kith.oversight.letter.capabilities import CAPABILITIES
from kith.oversight.letter.front_door import FRONT_DOOR
from kith.oversight.letter.headlines import HEADLINES, TO_IMPROVE
from kith.oversight.letter.leadership import LEADERSHIP
from kith.oversight.letter.management import MANAGEMENT
from kith.oversight.letter.missing import MISSING
from kith.oversight.letter.relationships import RELATIONSHIPS
from kith.oversight.letter.sentence import SIGN_WORDS, Part, Sentence, Sign
from kith.oversight.letter.visit import VISIT

PARTS: tuple[Part, ...] = (
    VISIT,
    HEADLINES,
    TO_IMPROVE,
    LEADERSHIP,
    ASSESSING,
    FRONT_DOOR,
    MISSING,
    RELATIONSHIPS,
    MANAGEMENT,
)

SENTENCES: tuple[Sentence, ...] = tuple(s for part in PARTS for s in part.sentences)

GUARD_RAILS_SAY = "Guard rails: so that no figure is met by worsening another"

__all__ = [
    "CAPABILITIES",
    "GUARD_RAILS_SAY",
    "PARTS",
    "SENTENCES",
    "SIGN_WORDS",
    "Part",
    "Sentence",
    "Sign",
]
