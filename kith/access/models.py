"""Who may see a child and why, who may not, and what was done: grants, restrictions, audit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kith.kernel import clock


class Grant(models.Model):
    """An account, or a team, may see one person from one moment until another, and why.

    `person_id` is a plain number: the grant is written before the person, so that the new row is
    visible to whoever makes it. A grant is never changed: it is ended, by `kith_end_grant`.
    """

    person_id = models.BigIntegerField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="grants"
    )
    team = models.ForeignKey(
        "accounts.Team", models.PROTECT, null=True, related_name="grants", db_index=False
    )
    reach = models.CharField(max_length=10)
    reason = models.CharField(max_length=40)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    given_by = models.BigIntegerField(null=True)
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_to_an_account_or_a_team",
                condition=Q(account=None, team__isnull=False, reach__in=["members", "managers"])
                | Q(
                    account__isnull=False,
                    team=None,
                    reach__in=["worker", "self", "parent", "partner"],
                ),
            ),
            models.CheckConstraint(
                name="grant_ends_after_start",
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["person_id"], name="grant_by_person"),
            models.Index(fields=["team", "reach"], name="grant_by_team"),
        ]


class Restriction(models.Model):
    """A child is hidden: from all but the named (R1, R3), or from the named (R5). SPEC H2.

    It holds until somebody entitled lifts it. A review that is late does not open the record.
    """

    id = models.BigIntegerField(primary_key=True)
    person_id = models.BigIntegerField()
    code = models.CharField(max_length=2)
    reason = models.TextField()
    set_by = models.BigIntegerField(null=True)
    set_at = models.DateTimeField()
    review_by = models.DateField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.BigIntegerField(null=True)
    lifted_why = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="restriction_is_r1_r3_or_r5", condition=Q(code__in=["R1", "R3", "R5"])
            ),
        ]
        indexes = [models.Index(fields=["person_id"], name="restriction_by_person")]


class RestrictionParty(models.Model):
    """One account that a restriction names: sees all the same (R1, R3), or does not see (R5).

    Written before its restriction, as a grant before its person, and for the same reason.
    """

    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="parties")
    person_id = models.BigIntegerField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sees = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restriction", "account"], name="party_named_once"),
        ]


class BreakGlassReview(models.Model):
    """Somebody opened a record that was not theirs; a head of service or IG lead looks at why."""

    person_id = models.BigIntegerField()
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason_code = models.CharField(max_length=30)
    words = models.TextField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.BigIntegerField(null=True)
    justified = models.BooleanField(null=True)
    review_words = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["reviewed_at", "due_at"], name="break_glass_to_review")]


class AuditEvent(models.Model):
    """Something that was done, read, searched, exported or refused. No names, no free text.

    `at` is the house's present (in the demonstration, the borough's), `written_at` the database's
    own clock, by which the sealing can tell a row that was put in afterwards.
    """

    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=12)
    event = models.CharField(max_length=60)
    person_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-id"], name="audit_by_person"),
            models.Index(fields=["account_id", "-id"], name="audit_by_account"),
            models.Index(fields=["written_at"], name="audit_by_writing"),
        ]


class AuditSeal(models.Model):
    """One link of the chain over the audit log: the hash of an event and of the link before it."""

    number = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()


class MergedAway(models.Model):
    """A record that was found to be another one, which is kept in its place.

    Nobody sees it any more, as if it were hidden, and its address leads to the one that is kept.
    """

    gone = models.BigIntegerField(primary_key=True)
    kept = models.BigIntegerField(db_index=True)
    at = models.DateTimeField()
