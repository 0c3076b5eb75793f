"""What the job worker does by itself for the letter."""

from procrastinate.contrib.django import app

from kith.oversight import kept


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="oversight.count")
def count_figures(timestamp: int) -> None:
    """Count every figure anew, every ten minutes, so that nobody waits for it."""
    kept.figures(fresh=True)
