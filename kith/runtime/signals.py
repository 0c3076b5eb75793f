"""Being asked to stop: by Ctrl-C, by SIGTERM, or by a terminal that closes."""

import signal
from types import FrameType

ASKED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopping:
    """Until `in_good_order`, a signal interrupts what is being done; after it, it is only noted.

    Installed by hand also for SIGINT: a program started in the background of a script inherits it
    as ignored, and Python then never hears of it.
    """

    def __init__(self) -> None:
        self.asked = False
        self._interrupts = True
        for number in ASKED_BY:
            signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        first, self.asked = not self.asked, True
        if self._interrupts and first:
            raise SystemExit(0)

    def in_good_order(self) -> None:
        """From here on somebody looks at `asked` often enough."""
        self._interrupts = False
