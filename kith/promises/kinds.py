"""What a promise kind is, and the register of all of them.

A kind is one declaration in the package that owns the work, in that package's `promises.py`; the
app registry finds them. Each declaration yields one SQL (see `kindsql`), and nothing else in the
house does date arithmetic for it. A condition (`when`) is SQL on the fact `f`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.module_loading import autodiscover_modules

WORKER = "worker"
DESK = "desk"


class Tie(StrEnum):
    """What two facts must have in common for one to speak of the other."""

    THREAD = "thread"
    EPISODE = "episode"


class AlertClass(StrEnum):
    """S13's classes: how a late promise of this kind reaches people."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


@dataclass(frozen=True)
class Mark:
    """A fact that keeps or ends a promise, and what ties it to the fact that started it."""

    name: str
    tie: Tie = Tie.THREAD


@dataclass(frozen=True)
class PromiseKind:
    """One promise that we make to children: what starts, keeps and ends it, and who owes it.

    Exactly one of `limit` (a policy code), `due_from` (a date in the start's data) and
    `every_from` (working days in the start's data) says when it is due. `owner_from` is a key of
    the start's data with an account; otherwise whoever is allocated to the child's `post` owes it,
    and until there is somebody, `owner_role`. With the post DESK it stays with the team that
    recorded the start, whoever works with the child. `safety` puts it in S13's S-class, always or
    while the first fact of `safety_while` stands without the second. `speaks` names further facts
    that, lived here, show that people know how it stands (else an imported promise reads "not
    known").
    """

    code: str
    name: str
    says: str
    kept_says: str
    starts: tuple[str, ...]
    keeps: tuple[Mark, ...]
    owner_role: str
    alert_class: AlertClass
    source: str
    counted: str
    when: str = ""
    ends: tuple[Mark, ...] = ()
    ends_at_death: bool = True
    speaks: tuple[str, ...] = ()
    limit: str = ""
    due_from: str = ""
    every_from: str = ""
    aim: str = ""
    lead: str = ""
    owner_from: str = ""
    post: str = WORKER
    safety: bool = False
    safety_while: tuple[str, str] | None = None
    priority_from: str = ""
    words: tuple[str, ...] = ()
    letter: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    blocks_closure: bool = True
    may_attest: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        """A kind that could never fall due, start or be kept is a mistake in its declaration."""
        if sum(map(bool, (self.limit, self.due_from, self.every_from))) != 1:
            raise ValueError(f"{self.code}: give exactly one of limit, due_from, every_from")
        if not (self.starts and self.keeps):
            raise ValueError(f"{self.code}: a promise starts and can be kept")
        if self.alert_class is AlertClass.P1:
            raise ValueError(f"{self.code}: P1 follows from `safety`; declare P0, P2 or P3")

    @property
    def recurring(self) -> bool:
        """Whether keeping it once begins the next."""
        return any(mark.name in self.starts for mark in self.keeps)

    @property
    def tie(self) -> Tie:
        """The widest tie by which a fact can speak of it."""
        ties = {mark.tie for mark in self.keeps}
        return Tie.EPISODE if Tie.EPISODE in ties else Tie.THREAD

    @property
    def told_by(self) -> tuple[str, ...]:
        """Every fact that says how it stands."""
        marks = (mark.name for mark in (*self.keeps, *self.ends))
        return tuple(dict.fromkeys((*self.starts, *marks, *self.speaks)))

    @property
    def reads(self) -> frozenset[str]:
        """Every fact that its SQL looks at."""
        return frozenset((*self.told_by, *(self.safety_while or ())))


_kinds: dict[str, PromiseKind] = {}
KINDS: Mapping[str, PromiseKind] = MappingProxyType(_kinds)


def register(*kinds: PromiseKind) -> None:
    """Add kinds to the register; a second, different kind under one code is a mistake."""
    for kind in kinds:
        if _kinds.setdefault(kind.code, kind) != kind:
            raise ValueError(f"two promise kinds are called {kind.code}")


def discover() -> None:
    """Import `promises` of every installed app, where each registers its kinds."""
    autodiscover_modules("promises")
