"""`kith serve`: the product, until it is asked to stop."""

import os
from collections.abc import Callable

import click

from kith.cli.awake import product
from kith.cli.demo import make_world
from kith.cli.migrate import steps_missing
from kith.runtime import launcher
from kith.runtime.signals import Stopping
from kith.runtime.trouble import Trouble


@click.command()
@click.option("--port", type=int, envvar="KITH_PORT", default=8000, show_default=True)
@click.option("--demonstration", is_flag=True, help="Make the invented borough first.")
def command(port: int, demonstration: bool) -> None:
    """Serve the product on 127.0.0.1 until Ctrl-C, with its job worker and its database."""
    stopping = Stopping()
    listener = launcher.listen(port)
    makes = demonstration and _may_make()
    if makes:
        os.environ["KITH_DEMO"] = "1"
    with product() as var:
        _must_be_up_to_date()
        if makes:
            make_world()
        launcher.serve(
            var,
            listener,
            stopping,
            beat=_beat() if _in_demonstration() else _nothing,
            welcome=lambda: _welcome(port),
        )
    launcher.say("Stopped.")


def _may_make() -> bool:
    """Say whether to: in a council's database the world is made on a word of its own."""
    if os.environ.get("DATABASE_URL"):
        launcher.say("DATABASE_URL is set: no invented people but by `kith demo --yes`.")
        return False
    return True


def _must_be_up_to_date() -> None:
    from django.db import connections

    if steps_missing():
        raise Trouble("The database is of another version: run `kith migrate`.")
    connections.close_all()


def _in_demonstration() -> bool:
    return os.environ.get("KITH_DEMO") == "1"


def _nothing() -> None:
    """Outside the demonstration the present needs no keeping."""


def _beat() -> Callable[[], None]:
    """Wind the borough's clock; return what keeps it going while the server runs."""
    from django.db import DatabaseError, connections

    from kith.demo import clock

    def beat() -> None:
        try:
            clock.keep()
        except DatabaseError:
            pass  # the database is being started again: the next beat will do
        finally:
            connections.close_all()

    clock.wind()
    return beat


def _welcome(port: int) -> str:
    lines = [f"Kith is at http://{launcher.HOST}:{port}/   (Ctrl-C stops it)"]
    if _in_demonstration():
        lines += ["", "Invented people to sign in as, no password:", *_personas()]
    return "\n".join(lines)


def _personas() -> list[str]:
    from kith.accounts.roles import ROLES
    from kith.demo.personas import PERSONAS

    def role(code: str) -> str:
        return ROLES[code].name if code in ROLES else code

    return [f"  {p.username:<12} {p.name:<20} {role(p.role):<54} {p.words}" for p in PERSONAS]
