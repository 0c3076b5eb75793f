"""Two records that may be one person, what somebody decided, and what a merge moved."""

from django.db import models
from django.db.models import F, Q

from kith.kernel import clock
from kith.people.models.person import Person


class DuplicateProposal(models.Model):
    """Two records may be one person, and on which grounds. Nothing is ever merged by itself.

    `grounds` are codes (see `matching.rules`), strongest first; `score` is in bits, null where
    nobody reckoned. `source` is "create", "import", "night" or "person". "different" is remembered:
    `decided_on` keeps the grounds and what was known then, and only something new asks again.
    """

    a = models.ForeignKey(Person, models.PROTECT, related_name="+")
    b = models.ForeignKey(Person, models.PROTECT, related_name="+")
    grounds = models.JSONField(default=list)
    score = models.FloatField(null=True)
    source = models.CharField(max_length=6)
    proposed_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=9, default="open")
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_why = models.TextField(blank=True, default="")
    decided_on = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(name="duplicate_smaller_first", condition=Q(a__lt=F("b"))),
            models.UniqueConstraint(fields=["a", "b"], name="duplicate_proposed_once"),
            models.CheckConstraint(
                name="duplicate_state", condition=Q(state__in=["open", "same", "different"])
            ),
            models.CheckConstraint(
                name="duplicate_decided_by_somebody",
                condition=Q(state="open") | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(F("proposed_at").desc(), "id", condition=Q(state="open"),
                         name="duplicate_open"),
        ]  # fmt: skip


class Merge(models.Model):
    """One record was found to be another: which is kept, who decided and why, and if undone.

    Written by the database's own functions alone (`merging.function`).
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.BigIntegerField()
    at = models.DateTimeField()
    why = models.TextField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.BigIntegerField(null=True)
    undone_why = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=F("gone"))),
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at=None), name="merged_away_once"
            ),
        ]


class MergeMove(models.Model):
    """One row that a merge moved or added: what it had before, and what it got."""

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="moves")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=60)
    row = models.CharField(max_length=40)
    was = models.JSONField(null=True)
    put = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merge", "name", "row"], name="moved_once_a_merge"),
        ]


class MatchingRun(models.Model):
    """One night's search for duplicates, in numbers: about no person."""

    at = models.DateTimeField(default=clock.now)
    records = models.PositiveIntegerField()
    pairs = models.PositiveIntegerField()
    proposed = models.PositiveIntegerField()
    seconds = models.FloatField()
    engine = models.CharField(max_length=10)
