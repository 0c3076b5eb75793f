"""What the job worker does by itself for the front door."""

from procrastinate.contrib.django import app

from kith.frontdoor.commands.writing import write_to_partners
from kith.messages.letters import post


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="frontdoor.letters")
def letters(timestamp: int) -> None:
    """Write to those whom we asked, and send what waits, every minute."""
    write_to_partners()
    post()
