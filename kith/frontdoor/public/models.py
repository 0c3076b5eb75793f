"""What somebody without an account is writing to us, until it is sent."""

from django.db import models

from kith.kernel import clock


class Letter(models.Model):
    """Words half typed on the form for professionals: nothing of it is a contact before it is sent.

    Only whoever shows that it is theirs reads it (see `visitor_with`), and the product itself. Of
    a one-time code a mark is kept. Once it is sent, `body` is empty: the contacts hold the words.
    """

    reference = models.CharField(max_length=9, unique=True)
    body = models.JSONField(default=dict)
    email = models.EmailField(blank=True, default="")
    code_mark = models.CharField(max_length=64, blank=True, default="")
    code_until = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)

    class Meta:
        app_label = "frontdoor"
        indexes = [models.Index(fields=["saved_at"], name="letter_by_saving")]
