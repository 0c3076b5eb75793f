"""What a role is made of: areas of the record, levels of right, how far it reaches (SPEC H1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Area(StrEnum):
    """A part of the record, a column of the matrix."""

    CONTACT = "contact"
    CHILD = "child"
    EXPLOITATION = "exploitation"
    NETWORK = "network"
    INTELLIGENCE = "intelligence"
    SAFETY = "safety"
    RHI = "rhi"
    HEALTH = "health"
    SUPERVISION = "supervision"
    AUDIT = "audit"
    KPI = "kpi"
    ADMIN = "admin"

    @property
    def words(self) -> str:
        """The column's heading on the screen."""
        return _AREA_WORDS[self]


_AREA_WORDS: Mapping[Area, str] = {
    Area.CONTACT: "Contacts and MASH",
    Area.CHILD: "Child's record and assessment",
    Area.EXPLOITATION: "Exploitation assessment",
    Area.NETWORK: "Peer network",
    Area.INTELLIGENCE: "Intelligence",
    Area.SAFETY: "Safety plan and grab pack",
    Area.RHI: "Return home interview in full",
    Area.HEALTH: "Health detail",
    Area.SUPERVISION: "Supervision about a child",
    Area.AUDIT: "Case audit",
    Area.KPI: "Figures",
    Area.ADMIN: "Users, rota, settings and access reviews",
}


class Level(IntEnum):
    """How much may be done in an area; each level includes those below it.

    REASON stands under VIEW: nothing is seen in full until a reason is given and logged (a
    break-glass of 15 minutes, reviewed within 2 working days).
    """

    NONE = 0
    SUMMARY = 1
    REASON = 2
    VIEW = 3
    CREATE = 4
    DECIDE = 5

    @property
    def letter(self) -> str:
        """The letter of H1's matrix."""
        return "–SRVCD"[self]

    @property
    def words(self) -> str:
        """What the letter stands for."""
        return _LEVEL_WORDS[self]


_LEVEL_WORDS = (
    "nothing",
    "a summary",
    "in full after giving a reason, which is reviewed",
    "view",
    "view, create and edit own",
    "view, create and decide",
)


class Scope(IntEnum):
    """Whose records a role reaches by itself; a grant about one child adds to each of them."""

    NONE = 0
    OWN = 1
    TEAM = 2
    WIDE = 3

    @property
    def words(self) -> str:
        """How far it reaches, on the screen."""
        return ("no child's record", "their own children", "their team", "the whole service")[self]


@dataclass(frozen=True)
class Role:
    """One row of the matrix: who holds it and why, how far it reaches, what it may do where.

    `only_on` names a duty: the role counts for nothing while its holder is not on that rota.
    """

    code: str
    name: str
    sentence: str
    scope: Scope
    may: Mapping[Area, Level]
    kind: str = "worker"
    above: str = ""
    only_on: str = ""

    def level(self, area: Area) -> Level:
        """Return what this role may do in `area`."""
        return self.may.get(area, Level.NONE)


def enough(have: Level, need: Level, *, reason: bool = False) -> bool:
    """Say whether `have` reaches `need`; a logged reason lifts REASON to VIEW, and nothing else."""
    return (Level.VIEW if reason and have is Level.REASON else have) >= need


def row(letters: str) -> dict[Area, Level]:
    """Read one row of the matrix: a letter for each area, in the order of `Area`."""
    levels = ["-SRVCD".index(letter) for letter in letters.split()]
    return {area: Level(level) for area, level in zip(Area, levels, strict=True)}
