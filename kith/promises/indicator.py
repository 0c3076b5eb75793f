"""The declaration of one indicator: written once, in the package that owns the work (SPEC F1)."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure is counted in."""

    SHARE = "share"
    COUNT = "count"
    HOURS = "hours"
    DAYS = "days"
    RATIO = "ratio"
    SCORE = "score"


class Better(StrEnum):
    """The direction in which a figure gets better for children."""

    UP = "up"
    DOWN = "down"


class Window(StrEnum):
    """What a figure looks at: the 13 weeks that end now, or what is true now."""

    WEEKS = "13 weeks"
    NOW = "now"


# A promise that was not kept in time, whichever way it ended. A due time is exclusive (the first
# instant that is too late), so an end at it is an end after it. Parameter: now.
MISSED = """(p.state = 'kept_late'
  OR (p.state IN ('withdrawn', 'void') AND p.ended_at >= p.due_at)
  OR (p.state = 'open' AND p.due_at <= %(now)s
      AND (p.known_until IS NULL OR p.due_at <= p.known_until)))"""


@dataclass(frozen=True)
class Indicator:
    """One figure of the service, with everything a reader needs to judge it.

    `measure` is the SQL of one row per thing counted, with the columns (person_id bigint,
    team_id bigint, at timestamptz, hit bool, counted bool, thread uuid, note text): `counted` puts
    the row in the denominator, `hit` in the numerator. It takes the parameters `%(from)s`,
    `%(to)s` and `%(now)s`, and to narrow what it reads `%(first)s` and `%(last)s`, the earliest
    `from` and the latest `to` of all windows asked for at once. With `also` (the names of one or
    two more ways to cut the figure, such as "Partner") it has a column more: `parts text[]`, what
    the row is in each. A row that is neither counted nor hit waits beside the figure, and `waits`
    says for what. Without a measure, `missing` says what must exist first.
    """

    code: str
    name: str
    says: str
    unit: Unit
    better: Better | None
    green: float | None
    amber: float | None
    numerator: str
    denominator: str
    owner: str
    clock: str = ""
    tag: str = "X"
    confirmed: bool = True
    letter: tuple[int, ...] = ()
    pairs: tuple[str, ...] = ()
    window: Window = Window.WEEKS
    from_returns: bool = False
    clears: str = ""
    exception: str = ""
    also: tuple[str, ...] = ()
    waits: str = "past the day and not held yet"
    measure: str | None = None
    missing: str = ""

    def __post_init__(self) -> None:
        """An indicator is either measured or says what is missing; never both, never neither."""
        if (self.measure is None) == (not self.missing):
            raise ValueError(f"{self.code}: give either a measure or what is missing")

    @property
    def live(self) -> bool:
        """Whether the figure can be measured today."""
        return self.measure is not None
