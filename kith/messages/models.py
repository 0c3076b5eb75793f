"""What was said to whom: a notice is a line for one account; a version counts a page's news."""

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
