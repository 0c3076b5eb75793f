"""The dated rules as a table."""

from django.db import models

from kith.kernel.policy import Tag


class PolicyRule(models.Model):
    """A limit, aim or number with the days on which it is in force and where it comes from.

    SPEC §0.2.1. A row counts only once it was accepted; until then its effect on the ledger can be
    shown, but it changes nothing. Declared rows have nobody in `proposed_by` and are accepted.
    """

    code = models.CharField(max_length=60)
    value = models.IntegerField()
    unit = models.CharField(max_length=40)
    tag = models.CharField(max_length=1, choices=[(tag.value, tag.name) for tag in Tag])
    confirmed = models.BooleanField()
    words = models.TextField()
    source = models.TextField()
    effective_from = models.DateField(null=True)
    effective_to = models.DateField(null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.BigIntegerField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.BigIntegerField(null=True)

    class Meta:
        managed = False  # made by 0001; a flush between tests must not take the law away
        db_table = "kernel_policyrule"
