"""Taking a return in: the CIN census, by the product itself."""

from pathlib import Path

from django.db import connection
from django.utils.text import slugify

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.accounts.staffing import create_team, team_named
from kith.kernel import clock
from kith.standards.cin_census.findings import CannotRead
from kith.standards.cin_census.survey import Progress, Survey, survey
from kith.standards.models import Return
from kith.standards.results import ImportResult
from kith.standards.taking_in import TakingIn

NOBODYS = "Not yet allocated"
"""The team that children belong to until somebody says which."""

_LOCK = "SELECT pg_advisory_xact_lock(5152, %s)"


def import_cin_census(
    path: Path | str,
    team: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Take in a return of 2022 to 2026, as the machine: all that can be kept truly, or nothing.

    The children belong to the team, which is made if there is none of that name. With `strict` any
    finding refuses the file. `progress` is called with how many children are done, of how many.
    """
    try:
        found = survey(path)
        if strict and found.findings:
            raise CannotRead(_strict(found))
        return take_in(MACHINE, found=found, into=team or NOBODYS, strict=strict, progress=progress)
    except CannotRead as refused:
        return ImportResult(refused=str(refused))


@command(Area.ADMIN, Level.DECIDE, event="return.taken")
def take_in(
    actor: Actor, /, *, found: Survey, into: str, strict: bool, progress: Progress | None
) -> ImportResult:
    """Write a return that has been looked at, in one transaction."""
    with connection.cursor() as cursor:  # two imports for one council would not see each other
        cursor.execute(_LOCK, [int(found.lea)])
    result = ImportResult(children=found.children)
    result.warn(*found.notes)
    team = _team(into)
    row, _ = Return.objects.get_or_create(
        lea=found.lea,
        year=found.year,
        sha256=found.sha256,
        defaults={"reference_date": found.reference_date, "team_id": team},
    )
    work = TakingIn(found, team, row.id, result)
    work.write(progress or _silence)
    if strict and result.left_out:
        out = result.left_out[0]
        raise CannotRead(f"Refused: line {out.line}, {out.child or 'no LAchildID'}: {out.why}.")
    if work.touched:
        _counted(row, result)
    audit.about(team=team, lea=found.lea, year=found.year, sha256=found.sha256)
    return result


def _team(name: str) -> int:
    found = team_named(name)
    return found.id if found else create_team(slugify(name)[:50] or "team", name[:200])


def _counted(row: Return, result: ImportResult) -> None:
    row.taken_at = clock.now()
    row.children, row.created = result.children, result.created
    row.changed, row.unchanged = result.changed, result.unchanged
    row.left_out = len(result.left_out)
    row.warnings = len(result.warnings) + result.more_warnings
    row.save()


def _strict(found: Survey) -> str:
    first = found.first
    where = f"line {first.line}, {first.child or 'the file'}: {first.words}" if first else ""
    return f"Refused, since nothing may be wrong: {found.findings:,} findings; the first: {where}."


def _silence(done: int, total: int) -> None:
    """Say nothing of how far it is."""
