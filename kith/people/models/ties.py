"""Who is what to whom, who lives with whom, and what is told to whom: each with who says so."""

from django.db import models
from django.db.models import F, Q

from kith.kernel import clock
from kith.people.models.kept import Kept
from kith.people.models.person import Person


class Tie(Kept):
    """Something that `a` is to `b`. A reader sees it only if they see both.

    `kind` and what `how` then holds: "parent" (a is parent of b: birth, adoptive, step, foster,
    kinship), "partner" (married, together, affair, separated, divorced: each turn is a row),
    "responsibility" (a has parental responsibility for b: birth, order, adoption, shared),
    "carer", "kin", "friend" and "professional" (in words), "twin" (born together: identical,
    fraternal, or nothing where nobody knows). Brothers and sisters follow from parents and are
    never stored.
    """

    a = models.ForeignKey(Person, models.PROTECT, related_name="+")
    b = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    how = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(name="tie_is_between_two", condition=~Q(a=F("b"))),
            models.CheckConstraint(
                name="tie_ends_after_start",
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]


class UnknownParent(Kept):
    """A parent of whom somebody said that nobody knows who they are: "mother", "father", "parent".

    That is more than a blank: it was asked.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    which = models.CharField(max_length=10)


class Told(Kept):
    """Whether somebody may be told things about a child: "yes", "no" or "ask"; and why."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    may = models.CharField(max_length=3)
    why = models.CharField(max_length=300, blank=True, default="")


class ContactSafety(Kept):
    """Whether it is safe for a child that we get in touch with somebody: "yes", "no", "only"."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    safe = models.CharField(max_length=4)
    how = models.CharField(max_length=300, blank=True, default="")


class HouseholdMember(Kept):
    """One person's time in a household, which has no row of its own: it is its members."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    household = models.UUIDField()
    main = models.BooleanField(default=True)
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stay_ends_after_start",
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]
        indexes = [models.Index(fields=["household"], name="stay_by_household")]


class Bond(Kept):
    """What is between two people; from `a` to `b` where it has a direction. `source` says so."""

    a = models.ForeignKey(Person, models.PROTECT, related_name="+")
    b = models.ForeignKey(Person, models.PROTECT, related_name="+")
    quality = models.CharField(max_length=20)

    class Meta:
        constraints = [models.CheckConstraint(name="bond_is_between_two", condition=~Q(a=F("b")))]


class Loss(Kept):
    """A pregnancy, or a child who was lost before or at birth.

    Drawn only where `agreed` says by whom it may be shown and `relevant_why` why it matters here.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField(null=True)
    agreed = models.CharField(max_length=200, blank=True, default="")
    relevant_why = models.CharField(max_length=300, blank=True, default="")


class Mark(Kept):
    """Something of somebody's health that their symbol can show, or how they wish to be drawn.

    Drawn only where `agreed` says by whom it may be shown and `relevant_why` why it matters here.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    agreed = models.CharField(max_length=200, blank=True, default="")
    relevant_why = models.CharField(max_length=300, blank=True, default="")


class PictureVersion(models.Model):
    """A moment of a family's picture, kept under a title; drawn again from what was known then."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    title = models.CharField(max_length=100)
    as_known_at = models.DateTimeField(default=clock.now)
    by = models.BigIntegerField(null=True)


class Nudge(models.Model):
    """Where somebody put a person by hand in the row of one child's picture, from 0."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="nudge_once_a_person")
        ]
