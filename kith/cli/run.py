"""From what was typed to an exit code: no traceback, one clear line for what went wrong."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from types import FrameType

import click

from kith.cli.verbs import kith
from kith.runtime.places import made, var_folder
from kith.runtime.trouble import Trouble

WRONG = 2


def run(arguments: Sequence[str]) -> int:
    """Run one verb and return the exit code."""
    signal.signal(signal.SIGTERM, _leave_tidily)
    try:
        outcome = kith.main(list(arguments), prog_name="kith", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return _say("Stopped.", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        return _say(error.format_message(), WRONG)
    except click.ClickException as error:
        return _say(_usage(error), WRONG)
    except Trouble as trouble:
        return _trouble(trouble)
    except BrokenPipeError:
        return _nobody_reads()
    except Exception as error:
        return _say(_unforeseen(error), WRONG)
    return outcome if isinstance(outcome, int) else 0


def _leave_tidily(number: int, frame: FrameType | None) -> None:
    """Turn SIGTERM into an ordinary way out, so that the database is left as by everybody else."""
    raise SystemExit(128 + number)


def _say(words: str, code: int) -> int:
    click.echo(words, err=True)
    return code


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = context.command_path if context else "kith"
    words = " ".join(error.format_message().split())
    return f"{where}: {words} (see {where} --help)"


def _trouble(trouble: Trouble) -> int:
    if trouble.sheet:
        click.echo(trouble.sheet)
    return _say(f"kith: {trouble}", WRONG)


def _nobody_reads() -> int:
    """Whoever read our output went away: nothing more is said, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def _unforeseen(error: Exception) -> str:
    """Keep the traceback for whoever mends it, and say where."""
    first = str(error).strip().partition("\n")[0] or type(error).__name__
    try:
        log = made(made(var_folder(os.environ)) / "log") / "errors.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(
                f"{datetime.now(UTC).isoformat()} {sys.argv[1:]}\n{traceback.format_exc()}\n"
            )
    except OSError:
        return f"kith: {first}"
    return f"kith: {first} (more in {log})"
