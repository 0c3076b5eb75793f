"""What the job worker does by itself."""

from procrastinate.contrib.django import app

from kith.access import audit


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="access.seal")
def seal(timestamp: int) -> None:
    """Seal the audit log, every five minutes."""
    audit.seal()
