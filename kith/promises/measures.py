"""Pieces of SQL from which figures over promises are put together, in this package and above it.

Each measure gives one row for each thing counted. A due time is exclusive: what was kept before it
was kept in time, and what stands at it is late. Letting a promise go after its day does not take it
out of the figure.
"""

from collections.abc import Iterable

from kith.promises.indicator import MISSED


def day_of(instant: str) -> str:
    """SQL that says the day of something as people do."""
    return f"to_char({instant} AT TIME ZONE 'Europe/London', 'FMDD FMMonth YYYY')"


def moment_of(instant: str) -> str:
    """SQL that says the day of something and the time."""
    return f"to_char({instant} AT TIME ZONE 'Europe/London', 'FMDD FMMonth YYYY, HH24:MI')"


def last_day(due: str) -> str:
    """SQL that says the last day that was in time, of a due time that is exclusive."""
    return day_of(f"({due} - interval '1 microsecond')")


def due_by(due: str) -> str:
    """SQL that says a due time by its hour, or by its day where it is the end of that day."""
    at_night = f"({due} AT TIME ZONE 'Europe/London')::time = time '00:00'"
    return f"CASE WHEN {at_night} THEN {last_day(due)} ELSE {moment_of(due)} END"


_DONE = """concat_ws('; ', 'due by ' || {due},
    CASE WHEN p.kept_at IS NOT NULL THEN 'done on ' || {kept}
         WHEN p.ended_at IS NOT NULL THEN 'let go on ' || {ended}
         ELSE 'not done yet' END)"""

NOTE = _DONE.format(due=last_day("p.due_at"), kept=day_of("p.kept_at"), ended=day_of("p.ended_at"))
# The same where an hour decides.
HOUR_NOTE = _DONE.format(
    due=f"({due_by('p.due_at')})", kept=moment_of("p.kept_at"), ended=moment_of("p.ended_at")
)

# What the window's last moment knew: still standing then, its day past, and somebody could tell.
OPEN_OVER = """p.due_at <= %(to)s
      AND COALESCE(p.kept_at, p.ended_at, 'infinity') >= %(to)s
      AND (p.known_until IS NULL OR p.known_until >= p.due_at AND p.known_until >= %(from)s)"""

# The promises that can matter to any window asked for, read once however many windows there are.
_READ_ONCE = """WITH p AS MATERIALIZED (
    SELECT person_id, team_id, thread, state, started_at, due_at, kept_at, ended_at, known_until,
      priority, words
    FROM promises_promise WHERE {which})
  """

_FINISHED_SINCE = "kind IN ({kinds}) AND COALESCE(kept_at, ended_at, 'infinity') >= %(first)s"

# What fell due in the window: kept by its day, or missed whichever way it ended. What falls due
# before a window's end is due by then, so `MISSED` holds for each window if it holds for the last.
_DUE = """WITH p AS MATERIALIZED (
    SELECT p.person_id, p.team_id, p.thread, p.due_at, p.kept_at, p.ended_at, {parts} AS parts,
      p.state = 'kept' AS hit
    FROM promises_promise p
    WHERE p.kind IN ({kinds}) AND p.due_at >= %(first)s AND p.due_at < %(last)s
      AND (p.state = 'kept' OR {missed}){which})
  SELECT p.person_id, p.team_id, p.due_at AS at, {hit} AS hit, true AS counted, p.thread,
    {note} AS note, p.parts
  FROM p
  WHERE p.due_at >= %(from)s AND p.due_at < %(to)s"""

# What stands open at the window's end; past its day it is a hit.
_STANDING = """{read}SELECT p.person_id, p.team_id, p.due_at AS at, {hit} AS hit, true AS counted,
    p.thread, {note} AS note, {no_parts} AS parts
  FROM p
  WHERE p.started_at < %(now)s AND COALESCE(p.kept_at, p.ended_at, 'infinity') >= %(now)s{which}"""

NO_PARTS = "NULL::text[]"
LATE = "p.due_at <= %(now)s"


def named(kinds: Iterable[str]) -> str:
    """Write codes as a list of SQL."""
    return ", ".join(f"'{kind}'" for kind in kinds)


def read_once(*kinds: str) -> str:
    """SQL that reads, as `p`, the promises of these kinds that any window can ask about."""
    return _READ_ONCE.format(which=_FINISHED_SINCE.format(kinds=named(kinds)))


def due_in_window(
    *kinds: str, which: str = "", hit: str = "p.hit", note: str = NOTE, parts: str = NO_PARTS
) -> str:
    """SQL of what fell due in the window: kept in time or missed; `which` narrows it further."""
    return _DUE.format(
        kinds=named(kinds),
        note=note,
        missed=MISSED % {"now": "%(last)s"},
        which=f"\n      AND {which}" if which else "",
        hit=hit,
        parts=parts,
    )


def standing_now(*kinds: str, which: str = "", hit: str = LATE, note: str = NOTE) -> str:
    """SQL of what stands open at the window's end, a hit where it is past its day."""
    return _STANDING.format(
        read=read_once(*kinds),
        hit=hit,
        note=note,
        no_parts=NO_PARTS,
        which=f" AND {which}" if which else "",
    )
