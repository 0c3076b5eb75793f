"""What the job worker does by itself: send what waits."""

from procrastinate.contrib.django import app

from kith.messages.mailing import send_waiting


@app.periodic(cron="*/10 * * * * *")
@app.task(queueing_lock="messages.mail")
def send_mail(timestamp: int) -> None:
    """Send mail that waits, every ten seconds."""
    send_waiting()
