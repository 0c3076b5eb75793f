"""What the demonstration remembers of itself: its clock, and whether its world was made whole."""

from django.db import models


class BoroughClock(models.Model):
    """The borough's own clock, one row: it shows `borough_at` at the real instant `wound_at`.

    It runs while the server beats, and stands still when the server does, so that a world left
    alone for a week has not gone red by itself.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    borough_at = models.DateTimeField()
    wound_at = models.DateTimeField()
    beat_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_borough_clock", condition=models.Q(id=1)),
        ]


class World(models.Model):
    """A made world: which version of the recipe made it, how large, and when it was finished."""

    version = models.CharField(max_length=40)
    size = models.CharField(max_length=10, default="usual", db_default="usual")
    as_of = models.DateField()
    began_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
