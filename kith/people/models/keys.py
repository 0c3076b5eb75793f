"""What people are found by."""

from django.db import models


class PersonKey(models.Model):
    """One hashed bit of what is known of a person, by which a search brings them near.

    A plain number and no foreign key: a million people have tens of millions of these, and they are
    only ever written beside the person, by `kith.people.search.keep_keys`.
    """

    pk = models.CompositePrimaryKey("key", "person_id")
    key = models.BigIntegerField()
    person_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="key_by_person")]
