"""How far a long step is, for a person who waits."""

import sys
from time import monotonic

import click

WIDTH = 30
SILENT_FOR = 1.0  # seconds: a step that is done by then needs no bar
QUIET_STEP = 10.0  # seconds between lines where nobody watches a terminal


class Bar:
    """Call it as often as you like with how much is done, of how much, of what."""

    def __init__(self) -> None:
        self._words = ""
        self._began = self._said = monotonic()
        self._drawn = False

    def __call__(self, done: int, total: int = 0, words: str = "") -> None:
        """Draw the bar anew, not more often than an eye can follow."""
        if words and words != self._words:
            self.close()
            self._words, self._began = words, monotonic()
        now, watched = monotonic(), sys.stderr.isatty()
        pause = 0.1 if watched else QUIET_STEP
        if now - self._began < SILENT_FOR or (now - self._said < pause and done != total):
            return
        self._said, self._drawn = now, watched
        start, end = ("\r", "") if watched else ("", "\n")
        click.echo(f"{start}{self._line(done, total)}{end}", err=True, nl=False)

    def _line(self, done: int, total: int) -> str:
        share = min(done / total, 1.0) if total else 0.0
        drawn = "█" * round(share * WIDTH)
        of = f"{drawn:·<{WIDTH}} {share:4.0%} {done:,} of {total:,}" if total else f"{done:,}"
        return f"  {self._words or 'Working'}  {of}  "

    def close(self) -> None:
        """End the line that was being drawn."""
        if self._drawn:
            click.echo("", err=True)
        self._drawn = False
