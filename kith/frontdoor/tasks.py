"""What the job worker does by itself for the front door."""

from procrastinate.contrib.django import app

from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.mailbox.collecting import collect
from kith.messages.letters import post


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="frontdoor.letters")
def letters(timestamp: int) -> None:
    """Write to those whom we asked, and send what waits, every minute."""
    write_to_partners()
    post()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="frontdoor.mailbox")
def read_mailbox(timestamp: int) -> None:
    """Read the mailbox, each minute, where one is named."""
    collect()
