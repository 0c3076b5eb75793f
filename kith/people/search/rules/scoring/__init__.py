"""How well somebody fits what was asked: points for what agrees, points lost for what does not.

The score is the share of the points that there were to get, from 0 to 100; each reason is a phrase.
"""

from kith.people.search.rules.scoring.fit import POOR, STRONG, WEAK, Fit, fit, ranked
from kith.people.search.rules.scoring.names import shown_word

__all__ = ["POOR", "STRONG", "WEAK", "Fit", "fit", "ranked", "shown_word"]
