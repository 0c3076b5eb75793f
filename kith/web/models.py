"""Words half typed. They are a child's as often as not, so only their author ever reads them."""

import uuid

from django.db import models

from kith.kernel import clock


class Draft(models.Model):
    """What one person had typed into one form, page by page, until it was sent.

    `page` tells one open window from another, so that two of them never write over each other.
    A sent one stays a day as `spent`, without words: a late autosave finds it and says nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.BigIntegerField()
    key = models.CharField(max_length=200)
    page = models.CharField(max_length=32)
    body = models.JSONField(default=dict)
    seen = models.TextField(default="")
    spent = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["account", "key", "-saved_at"], name="web_draft_whose")]

    def __str__(self) -> str:
        """Name the form and never the words."""
        return f"draft of {self.key}"
