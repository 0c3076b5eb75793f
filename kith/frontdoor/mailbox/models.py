"""Which mails were taken in, and the files that came with them."""

from uuid import uuid4

from django.db import models

from kith.kernel import clock
from kith.people.models import Person


class Received(models.Model):
    """One mail that became a contact: no word of it stands here.

    `key` is the same for the same mail that comes twice; `epoch` and `uid` are its place in the
    mailbox, from which the next reading goes on.
    """

    key = models.CharField(max_length=64, unique=True)
    epoch = models.BigIntegerField()
    uid = models.BigIntegerField()
    contact = models.UUIDField()
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        app_label = "frontdoor"
        indexes = [models.Index(fields=["epoch", "-uid"], name="received_by_place")]


class Attachment(models.Model):
    """A file that came with a mail: bytes that nothing here opens, or why they were not taken."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    contact = models.ForeignKey("Contact", models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    type = models.CharField(max_length=100, blank=True, default="")
    size = models.PositiveBigIntegerField()
    body = models.BinaryField(default=bytes)
    refused = models.CharField(max_length=100, blank=True, default="")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        app_label = "frontdoor"
        indexes = [models.Index(fields=["contact", "at"], name="attachment_by_contact")]
