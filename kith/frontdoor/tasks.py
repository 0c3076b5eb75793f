"""What the job worker does by itself for the front door."""

from procrastinate.contrib.django import app

from kith.frontdoor.board.surges import watch_surges
from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.mailbox.collecting import collect
from kith.messages.letters import post


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="frontdoor.letters")
def letters(timestamp: int) -> None:
    """Write to those whom we asked, every minute."""
    write_to_partners()


@app.periodic(cron="20 7 * * *")
@app.task(queueing_lock="frontdoor.surges")
def look_for_surges(timestamp: int) -> None:
    """Look each morning whether more reaches us than usual, or no longer does."""
    watch_surges()


@app.periodic(cron="*/15 * * * * *")
@app.task(queueing_lock="frontdoor.post")
def send_letters(timestamp: int) -> None:
    """Send what waits, every fifteen seconds: somebody sits before a page that asks for a code."""
    post()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="frontdoor.mailbox")
def read_mailbox(timestamp: int) -> None:
    """Read the mailbox, each minute, where one is named."""
    collect()
