"""What the command says in one line, with exit code 2, instead of a traceback."""


class Trouble(Exception):
    """An error of use or of the environment, in words for the person at the keyboard.

    `sheet` is longer text that helps (such as SQL to run); it is printed before the line.
    """

    def __init__(self, words: str, *, sheet: str = "") -> None:
        super().__init__(words)
        self.sheet = sheet
