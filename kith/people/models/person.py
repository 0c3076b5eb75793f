"""People as this service knows them, and what each is called by others."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from kith.kernel import clock
from kith.people.models.kept import Kept


class Person(models.Model):
    """A child or an adult. Whose rows may be seen is decided by row-level security, never here.

    The id comes from the sequence before the row is written, since the grant that makes the row
    visible must be there first. `version` counts the changes, so that two editors can be merged.
    `known_key` is what a search compares: only = < > reach an index below the policies.

    `kind` says how we know them ("child", "adult", "professional"); who is a child is said by age.
    `apparent_from` to `apparent_to` is an age in years as somebody guessed it on `apparent_on`; it
    never becomes a date of birth. `known_as` mirrors the preferred name. `merged_into` is the
    record that is kept instead of this one. Null for a yes or no says that nobody asked.
    """

    id = models.BigIntegerField(primary_key=True)
    sex = models.CharField(max_length=1, blank=True, default="")
    born = models.DateField(null=True, blank=True)
    expected = models.DateField(null=True, blank=True)
    died = models.DateField(null=True, blank=True)
    ethnicity = models.CharField(max_length=10, blank=True, default="")
    known_as = models.CharField(max_length=100, blank=True, default="")
    say_it = models.CharField(max_length=100, blank=True, default="")
    pronouns = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=60, blank=True, default="")
    communication = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=12, default="child", db_default="child")
    gender = models.CharField(max_length=60, blank=True, default="", db_default="")
    faith = models.CharField(max_length=60, blank=True, default="", db_default="")
    interpreter = models.BooleanField(null=True)
    apparent_from = models.PositiveSmallIntegerField(null=True)
    apparent_to = models.PositiveSmallIntegerField(null=True)
    apparent_on = models.DateField(null=True)
    phone_safe = models.CharField(max_length=200, blank=True, default="", db_default="")
    occupation = models.CharField(max_length=100, blank=True, default="", db_default="")
    agency = models.CharField(max_length=100, blank=True, default="", db_default="")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)
    known_key = models.GeneratedField(
        expression=Lower("known_as"),
        output_field=models.CharField(max_length=100, db_collation="C"),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="apparent_age_is_a_range",
                condition=Q(apparent_from=None, apparent_to=None, apparent_on=None)
                | Q(
                    apparent_from__isnull=False,
                    apparent_to__gte=F("apparent_from"),
                    apparent_on__isnull=False,
                ),
            ),
        ]
        indexes = [models.Index(fields=["known_key"], name="person_by_known_key")]


class Identifier(Kept):
    """What another body calls this person: a scheme ("UPN"), who issued it, and the value.

    Unique per person only. Were a value unique across people, "already used" would tell a reader
    that a child whom they may not see exists; a value that two people share proposes a duplicate.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=20)
    issuer = models.CharField(max_length=20, blank=True, default="")
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scheme", "issuer", "value"],
                name="identifier_once_a_person",
                condition=Q(retracted_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["scheme", "value", "issuer"], name="identifier_by_value"),
        ]


class Disability(models.Model):
    """One disability of a person, by the return's code; NONE is an answer too."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="disabilities")
    code = models.CharField(max_length=10)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "code"], name="disability_once_a_person"),
        ]


class PersonChange(models.Model):
    """One field of one person was changed, by whom and when: append-only, read like a story."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    by = models.BigIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="change_by_person")]
