"""What a person is and was called."""

from django.db import models

from kith.people.models.kept import Kept
from kith.people.models.person import Person


class PersonName(Kept):
    """One name of a person. The preferred one in force is mirrored in `Person.known_as`.

    `kind` is "preferred", "legal", "previous" or "alias". A name that cannot be told apart into
    given and family stands whole in `given`; nobody guesses which part is which.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="names")
    kind = models.CharField(max_length=10)
    given = models.CharField(max_length=100)
    family = models.CharField(max_length=100, blank=True, default="", db_default="")
    say_it = models.CharField(max_length=100, blank=True, default="", db_default="")
