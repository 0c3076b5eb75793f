"""Finding a person: hashed keys that bring a few near, and a score that says why."""

from kith.people.search.keeping import keep_keys

__all__ = ["keep_keys"]
