"""What a form asks, as data: a question, and what one channel asks from a day on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """What sort of answer a question takes."""

    LINE = "line"
    WORDS = "words"
    YES_NO = "yes_no"
    CHOICE = "choice"


@dataclass(frozen=True)
class Ask:
    """One question of a form. `options` are for a choice; `longest` counts letters, 0 is usual."""

    key: str
    label: str
    sort: Sort = Sort.LINE
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    longest: int = 0


@dataclass(frozen=True)
class Edition:
    """What one channel asks from a day on: its own questions, and the core of all channels."""

    channel: str
    number: int
    since: date
    asks: tuple[Ask, ...]
    core: tuple[Ask, ...] = ()

    @property
    def code(self) -> str:
        """Its name in a record: "telephone/1"."""
        return f"{self.channel}/{self.number}"

    @property
    def every(self) -> tuple[Ask, ...]:
        """All that it asks."""
        return (*self.core, *self.asks)


YES_NO = (("yes", "Yes"), ("no", "No"), ("not_known", "Not known"))


def line(key: str, label: str, help: str = "", longest: int = 0) -> Ask:
    """Return a question that one line answers."""
    return Ask(key, label, Sort.LINE, help, longest=longest)


def words(key: str, label: str, help: str = "", longest: int = 0) -> Ask:
    """Return a question that some sentences answer."""
    return Ask(key, label, Sort.WORDS, help, longest=longest)


def yes(key: str, label: str, help: str = "") -> Ask:
    """Return a question with yes, no or not known."""
    return Ask(key, label, Sort.YES_NO, help, YES_NO)


def choice(key: str, label: str, **options: str) -> Ask:
    """Return a question with one answer of these."""
    return Ask(key, label, Sort.CHOICE, "", tuple(options.items()))
