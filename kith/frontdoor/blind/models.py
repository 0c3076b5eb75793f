"""A second look: who was asked about which decision, what they would have decided, what came."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kith.accounts.models import Account, Team
from kith.kernel import clock
from kith.people.models import Person


class BlindLook(models.Model):
    """One contact shown to somebody who does not know how it was decided, until `until_at`.

    The row is what gives them sight, of that contact alone and without its decision (0140). Only
    what was `drawn` by chance counts in the figures. `ended_why` says why nobody answered: the
    reader knew the child ("known"), or the time was over ("over").
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    contact = models.ForeignKey(
        "frontdoor.Contact", models.PROTECT, related_name="+", db_index=False
    )
    decision = models.ForeignKey(
        "frontdoor.Decision", models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    reader = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    drawn = models.BooleanField()
    asked_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    until_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, blank=True, default="")
    level = models.PositiveSmallIntegerField(null=True)
    sentences = models.JSONField(default=list)
    because = models.TextField(blank=True, default="")
    given_at = models.DateTimeField(null=True)
    differs = models.BooleanField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, blank=True, default="")
    learned = models.TextField(blank=True, default="")
    talked_at = models.DateTimeField(null=True)
    talked_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="blind_look_has_an_end", condition=Q(until_at__gt=F("asked_at"))
            ),
            models.CheckConstraint(
                name="blind_look_given_whole",
                condition=Q(given_at=None, level=None, differs=None)
                | Q(given_at__isnull=False, level__isnull=False, differs__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(given_at=None, ended_at=None),
                name="blind_look_one_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["reader", "-asked_at"], name="blind_look_by_reader"),
            models.Index(fields=["contact"], name="blind_look_by_contact"),
            models.Index(fields=["person"], name="blind_look_by_person"),
            models.Index(fields=["given_at"], name="blind_look_by_given"),
        ]
