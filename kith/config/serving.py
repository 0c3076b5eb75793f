"""What a worker of the web server does once it stands (gunicorn reads this file by its name).

Its threads take turns quickly: a page asks the database some thirty times, and after each answer
would wait behind a page that is being drawn for as long as Python lets one go on. It gets ready
for paper beside its work. What it holds by then stays, and is not looked through for rubbish.
"""

import gc
import sys
from threading import Timer

from kith.people.genogram.printing import warm

SOON = 3.0  # seconds: the first pages come before
TURN = 0.0005  # seconds that a thread goes on while others wait; Python's own are ten times as long


def post_worker_init(worker: object) -> None:
    """Let threads take turns, and get ready soon, in a thread of its own."""
    sys.setswitchinterval(TURN)
    ready = Timer(SOON, settle)
    ready.daemon = True
    ready.start()


def settle() -> None:
    """Load what prints need, and leave out of later sweeps what is there for good."""
    warm()
    gc.collect()
    gc.freeze()
