"""A family, as the picture needs it: whoever draws knows of no table and of no right to see.

Whoever builds one leaves out what the reader may not see; nothing is left out here but what
`hide_abuse` says. Years and dates are words that are ready to be read ("2010", "about 1950").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["square", "circle", "diamond"]
Lost = Literal["pregnancy", "miscarriage", "termination", "stillbirth"]
Fill = Literal[
    "substance", "substance_suspected", "substance_recovery", "illness", "mental", "disability"
]
Joined = Literal["married", "together", "affair", "none"]
Raised = Literal["birth", "adoptive", "foster", "step", "kinship"]
Quality = Literal[
    "close",
    "fused",
    "distant",
    "conflict",
    "close_conflict",
    "cut_off",
    "repaired",
    "focused",
    "abuse_physical",
    "abuse_sexual",
    "abuse_emotional",
    "controlling",
]
# What is left out of a child's print when somebody in the picture may have harmed them.
ABUSIVE: frozenset[str] = frozenset(
    {"abuse_physical", "abuse_sexual", "abuse_emotional", "controlling"}
)


@dataclass(frozen=True)
class Someone:
    """One person, or one pregnancy. `order` sorts brothers and sisters, the eldest first."""

    id: int
    name: str
    shape: Shape = "diamond"  # from a recorded field; not recorded is a diamond
    inner: Shape | None = None  # as recorded at birth, if they want it shown
    age: str = ""  # inside the shape
    born: str = ""  # above, to the left
    died: str = ""  # above, to the right
    dead: bool = False
    index: bool = False  # the child whom the picture is about
    expected: bool = False  # not born yet
    loss: Lost | None = None
    fill: frozenset[Fill] = frozenset()
    unknown: bool = False  # stated as unknown, which is more than not there
    twin: int | None = None  # the same number for those born together
    identical: bool = False
    href: str = ""
    nudge: int | None = None  # the place among its row that somebody gave it by hand, from 0
    order: str = ""


@dataclass(frozen=True)
class Union:
    """Two people joined, or one with somebody who is not drawn. A person's are in order."""

    a: int
    b: int | None = None
    how: Joined = "none"
    started: str = ""
    separated: str = ""
    divorced: str = ""
    reconciled: str = ""
    label: str = ""  # instead of the years, where words say it better


@dataclass(frozen=True)
class Birth:
    """A child and those whom a line joins them to, one or two; several of these to a child."""

    child: int
    parents: tuple[int, ...]
    how: Raised = "birth"


@dataclass(frozen=True)
class Home:
    """People who live together."""

    members: frozenset[int]
    label: str = ""
    since: str = ""


@dataclass(frozen=True)
class Feeling:
    """What is between two people; from a to b where it has a direction."""

    a: int
    b: int
    quality: Quality


@dataclass(frozen=True)
class Family:
    """Everything that one picture shows."""

    people: tuple[Someone, ...]
    unions: tuple[Union, ...] = ()
    births: tuple[Birth, ...] = ()
    homes: tuple[Home, ...] = ()
    feelings: tuple[Feeling, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a person came to stand: the row from the top, the place in it, the middle."""

    row: int
    place: int
    x: float
    y: float


@dataclass(frozen=True)
class Picture:
    """A drawing (sizes in pixels) and the same in sentences."""

    svg: str
    width: int
    height: int
    placed: Mapping[int, Place] = field(default_factory=dict)
    words: tuple[str, ...] = ()
