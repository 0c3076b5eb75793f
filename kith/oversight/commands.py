"""The letter as data, for `kith letter` (as the machine) and for files that leave (audited)."""

from typing import Any

from kith.access.actors import MACHINE, Actor
from kith.access.gates import Refused, command
from kith.accounts.roles import Area, Level
from kith.oversight import export, kept, queries


def letter() -> list[dict[str, Any]]:
    """Return the letter, counted now: 74 sentences, then the guard rails, with their indicators."""
    return export.as_data(queries.letter(MACHINE, fresh=True))


@command(Area.KPI, Level.SUMMARY, event="letter.counted")
def count_again(actor: Actor, /) -> None:
    """Count every figure now, because somebody who reads the letter asks for it."""
    queries.check_reader(actor)
    kept.figures(fresh=True)


@command(Area.KPI, Level.VIEW, event="letter.exported")
def export_letter(actor: Actor, /) -> list[dict[str, Any]]:
    """Return the letter as data for a file that leaves the product."""
    _check_may_take(actor)
    return export.as_data(queries.letter(actor, fresh=True))


@command(Area.KPI, Level.VIEW, event="indicator.exported")
def export_indicator(actor: Actor, /, code: str) -> list[dict[str, Any]]:
    """Return one indicator's line and groups for a file that leaves the product."""
    _check_may_take(actor)
    found = queries.indicator(actor, code)
    return export.indicator_rows(found.reading, found.breakdowns)


def may_export(actor: Actor) -> bool:
    """Say whether to offer this actor a file. An inspector takes nothing away (S0 #27)."""
    return actor.kind != "inspector" and actor.may(Area.KPI, Level.VIEW)


def _check_may_take(actor: Actor) -> None:
    if actor.kind == "inspector":
        raise Refused("An inspector reads and takes nothing away. Ask your host for a copy.")
