"""What every record about a person carries: who says so, since when, and what became of it."""

from django.db import models

from kith.kernel import clock


class Kept(models.Model):
    """A record that is never overwritten.

    `from_on` and `until_on` are days in the person's life, null where not known; `ended_*` say when
    and by whom `until_on` was written. What never was true is retracted with a reason, and stays.
    `source` is in words: "child", "family", "return", "professional: school nurse". A number of an
    account is null where the machine wrote.
    """

    source = models.CharField(max_length=100, blank=True, default="")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    retracted_at = models.DateTimeField(null=True)
    retracted_by = models.BigIntegerField(null=True)
    retracted_why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        abstract = True
