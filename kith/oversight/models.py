"""What a night of watching found, and figures as they were last counted: written anew each time."""

from django.db import models

from kith.accounts.models import Team
from kith.people.models import Person


class Watched(models.Model):
    """One place to ask, in one piece of work with one child."""

    watch = models.CharField(max_length=20)
    quarter = models.CharField(max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    work = models.UUIDField()
    at = models.DateTimeField()
    note = models.CharField(max_length=300)

    class Meta:
        indexes = [
            models.Index(fields=["watch", "quarter", "-at", "-id"], name="watched_by_watch"),
            models.Index(fields=["person"], name="watched_by_person"),
        ]


class WatchCount(models.Model):
    """How many places there were to ask for a team in a quarter, out of how many; numbers only."""

    watch = models.CharField(max_length=20)
    quarter = models.CharField(max_length=6)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    found = models.PositiveIntegerField()
    of = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["watch", "quarter", "team"], name="watch_counted_once_a_team"
            )
        ]


class KeptFigure(models.Model):
    """One figure as it was last counted over everyone, with its line: numbers, and no child.

    `points` holds the counts of each point as lists, in the order of `reading.Point`; `last` and
    `closes` say which span the last of them looked at. `mark` is that of the measure by which it
    was counted, `returned` the day of the latest return of that moment.
    """

    code = models.CharField(max_length=20, primary_key=True)
    mark = models.CharField(max_length=64)
    last = models.DateField()
    closes = models.DateTimeField()
    points = models.JSONField()
    returned = models.DateField(null=True)
    counted_at = models.DateTimeField()
