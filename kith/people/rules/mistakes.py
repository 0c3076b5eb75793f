"""What cannot be kept of a person as it was typed."""

from kith.kernel.mistakes import Mistake


class Mistaken(Mistake):
    """It is no name, day, number or tie that could be somebody's; the words say how to mend it."""
