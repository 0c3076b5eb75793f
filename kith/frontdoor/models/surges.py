"""That more reaches us than usual, and what those who lead say is done about it: about no child."""

from uuid import uuid4

from django.db import models

from kith.accounts.models import Account
from kith.kernel import clock


class Surge(models.Model):
    """Two weeks running brought over a fifth more than usual (FD-01), to the whole service.

    `more` is how much the last of the two brought, against what was expected (1.25 is a quarter
    more). It has ended once something is said to be done and four weeks were as usual.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    began_on = models.DateField()
    more = models.FloatField()
    noticed_at = models.DateTimeField(default=clock.now)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=models.Q(ended_on=None), name="surge_one_at_a_time"
            ),
        ]


class SurgeAnswer(models.Model):
    """What somebody who leads says is done about it, in a line. What is said stands."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    surge = models.ForeignKey(Surge, models.PROTECT, related_name="answers")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=clock.now)
    words = models.CharField(max_length=300)
