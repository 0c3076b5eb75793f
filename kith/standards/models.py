"""Which returns were taken in. Nothing here says anything about a child."""

from django.db import models

from kith.accounts.models import Team
from kith.kernel import clock


class Return(models.Model):
    """One file that was taken in: whose, of which year, up to which day, and what it did.

    The same file is one row however often it is taken in; a corrected file of the same year is
    another. Facts that came with it carry its id.
    """

    lea = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    reference_date = models.DateField()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField(default=clock.now)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    children = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lea", "year", "sha256"], name="return_taken_once")
        ]
        indexes = [models.Index(fields=["-taken_at"], name="return_newest_first")]
