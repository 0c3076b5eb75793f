"""Where a person lives and how they are reached, through time; and what must stay hidden."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kith.kernel import clock
from kith.people.models.kept import Kept
from kith.people.models.person import Person


def ends_after_start(name: str) -> models.CheckConstraint:
    """Return the condition that nothing ends before it begins."""
    return models.CheckConstraint(
        name=name,
        condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
    )


class Address(Kept):
    """A place of a person: `kind` "home", "placement" or "other".

    `lines` holds all above the town; `postcode` is kept in capitals with one space, or empty.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=10)
    lines = models.CharField(max_length=200, blank=True, default="", db_default="")
    town = models.CharField(max_length=60, blank=True, default="", db_default="")
    postcode = models.CharField(max_length=8, blank=True, default="", db_default="")
    household = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [ends_after_start("address_ends_after_start")]


class Phone(Kept):
    """A way to reach a person: `kind` "mobile", "home", "work", "email" or "handle".

    `safe` is "yes", "no" or empty where nobody asked; `when_safe` says how and when to use it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="phones")
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=120)
    safe = models.CharField(max_length=3, blank=True, default="", db_default="")
    when_safe = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        constraints = [ends_after_start("phone_ends_after_start")]


class HiddenAddress(Kept):
    """An address that must reach nobody but the named (SPEC H2, R3). Nothing joins to this table.

    The id is ours and not the database's: an insert that asked for it back would have to be
    allowed to read the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lines = models.CharField(max_length=200, blank=True, default="")
    town = models.CharField(max_length=60, blank=True, default="")
    postcode = models.CharField(max_length=8, blank=True, default="")
    why = models.CharField(max_length=300)

    class Meta:
        constraints = [ends_after_start("hidden_address_ends_after_start")]


class HiddenAddressViewer(models.Model):
    """One account that is named for a hidden address, for good or until a moment.

    Without an address it is all of the person's, for a quarter of an hour: so can a manager open
    what they do not see. The row is written before the address, so that the writer may read it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    address = models.ForeignKey(HiddenAddress, models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    from_at = models.DateTimeField(default=clock.now)
    until_at = models.DateTimeField(null=True)
    given_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "person"], name="hidden_address_viewer")]
