"""What cannot be kept as it was typed: in which box, and how to put it right."""


class Mistake(ValueError):
    """`field` names the box ("" for the whole form); `words` are for the person who typed."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field
        self.words = words
