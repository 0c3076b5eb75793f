"""What a worker of the web server does once it stands: it gets ready for paper, beside its work."""

from threading import Timer

from kith.people.genogram.printing import warm

SOON = 3.0  # seconds: the first pages come before


def post_worker_init(worker: object) -> None:
    """Load soon what prints need, in a thread of its own. gunicorn calls this by its name."""
    ready = Timer(SOON, warm)
    ready.daemon = True
    ready.start()
