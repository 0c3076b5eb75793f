"""What was said to whom: a notice is a line for one account, a letter goes out of the house."""

from django.db import models

from kith.accounts.models import Account
from kith.kernel import clock


class Notice(models.Model):
    """One account was told one thing. It carries codes and numbers, never a name or a text.

    `pushed` ones ring; the others wait on the page. A summary is one notice for many lines.
    """

    to = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    person_id = models.BigIntegerField(null=True)
    promise = models.UUIDField(null=True)
    code = models.CharField(max_length=40)
    alert_class = models.CharField(max_length=2, default="P3")
    pushed = models.BooleanField(default=False)
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["to", "-at"], name="notice_by_reader")]


class Letter(models.Model):
    """A mail that leaves the house. It carries codes and numbers; its words are made when it goes.

    So neither a name nor a secret lies here, and whoever reads the table can open nothing.
    `bundle` says for whom letters are gathered ("partner 12").
    """

    code = models.CharField(max_length=40)
    to = models.EmailField()
    bundle = models.CharField(max_length=60, blank=True, default="")
    data = models.JSONField(default=dict)
    written_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["bundle", "code", "-written_at"], name="letter_by_bundle"),
            models.Index(
                fields=["written_at"], condition=models.Q(sent_at=None), name="letter_to_be_sent"
            ),
        ]
