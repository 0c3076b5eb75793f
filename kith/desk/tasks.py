"""What the job worker does by itself for the desk."""

from procrastinate.contrib.django import app

from kith.desk import nightly
from kith.promises.escalation import escalate
from kith.promises.load import weigh
from kith.promises.summaries import summarise


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="desk.escalate")
def tell_the_next(timestamp: int) -> None:
    """Climb the ladders, each minute: P0 waits for nobody."""
    escalate()


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="desk.summarise")
def tell_summaries(timestamp: int) -> None:
    """Tell each summary once, by the clock of the house; weigh the day's load with the first."""
    summarise()
    weigh()


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="desk.nightly")
def every_night(timestamp: int) -> None:
    """Do the night's work."""
    nightly.run()
