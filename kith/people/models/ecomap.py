"""What stands around a child, as somebody drew it on a day: kept, and never drawn over."""

from django.db import models

from kith.kernel import clock
from kith.people.models.person import Person


class Ecomap(models.Model):
    """One drawing. `voice` says whose view it is: "child", "parent" or "worker"."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    voice = models.CharField(max_length=6)
    made_on = models.DateField()
    made_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(default=clock.now)
    together = models.BooleanField(default=False)
    note = models.TextField(blank=True, default="")
    retracted_at = models.DateTimeField(null=True)
    retracted_by = models.BigIntegerField(null=True)
    retracted_why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="ecomap_by_person")]


class EcomapLine(models.Model):
    """One line of a drawing: to a part of the child's life, how strong it is and how it goes.

    `strength` "strong", "ordinary" or "weak"; `flow` "to" the child, "from", "both" or "none";
    `trend` "up", "same" or "down", or empty; `face` 1 (very sad) to 5 (very happy), the child's own
    way of saying it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ecomap = models.ForeignKey(Ecomap, models.PROTECT, related_name="lines")
    system = models.CharField(max_length=12)
    label = models.CharField(max_length=60, blank=True, default="")
    strength = models.CharField(max_length=8, default="ordinary")
    stressful = models.BooleanField(default=False)
    flow = models.CharField(max_length=4, default="none")
    trend = models.CharField(max_length=4, blank=True, default="")
    words = models.CharField(max_length=300, blank=True, default="")
    face = models.PositiveSmallIntegerField(null=True)
