"""What cannot be right about a family, said so that it can be mended."""


class Mistake(ValueError):
    """Something typed cannot be right: `field` is where, the words say how to mend it."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field
        self.words = words
