"""Word of a child while its story is told."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class Word:
    """Word of a child as it stands: its label, who sent it, how urgent, and its moments.

    `hurries` says that it may be RED, so that it is graded at once.
    """

    label: str
    agency: str
    rag: str
    arrived: datetime
    outside: bool
    now: datetime
    hurries: bool = False
    harms: tuple[str, ...] = ()
