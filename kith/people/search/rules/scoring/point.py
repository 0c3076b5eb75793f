"""One thing that was asked: what it is worth, and what each sort is worth."""

from collections.abc import Callable
from dataclasses import dataclass

NEAR, FAR = 12, 45
NAME, BORN, AGE, CODE, DISTRICT, STREET, PHONE, NUMBER = 10.0, 14.0, 5.0, 8.0, 4.0, 6.0, 16.0, 24.0


@dataclass(frozen=True)
class Point:
    """One thing that was asked: what it is worth, what it got, and what to say of it."""

    worth: float
    got: float
    said: str | Callable[[], str] = ""
    telling: bool = False
