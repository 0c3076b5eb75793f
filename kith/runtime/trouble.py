"""What the command says in one line, with exit code 2, instead of a traceback."""


class Trouble(Exception):
    """An error of use or of the environment, in words for the person at the keyboard."""
