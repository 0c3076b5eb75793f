"""What the database tests of this package stand on."""

from datetime import UTC, datetime

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people.models import Identifier
from kith.promises.models import Fact, Promise
from kith.standards.commands import import_cin_census
from kith.standards.tests import small

NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


class Council:
    """A council that sends returns, and what is kept of its children."""

    def __init__(self, folder, lea="201"):
        self.folder = folder
        self.lea = lea

    def sends(self, *children, year=2026, **how):
        """Take in a return with these children, and say what came of it."""
        about = {key: how.pop(key) for key in ("reference_date",) if key in how}
        about.setdefault("reference_date", f"{year}-03-31")
        path = small.written(self.folder, *children, year=year, lea=self.lea, **about)
        return import_cin_census(path, **how)

    def person(self, name="KTH1"):
        """The person whom this council calls so."""
        with acting_as(MACHINE):
            where = {"scheme": "LAchildID", "issuer": self.lea, "value": name}
            return Identifier.objects.select_related("person").get(**where).person

    def facts(self, name="KTH1"):
        """The facts that stand: name, day and data, in their order."""
        with acting_as(MACHINE):
            rows = Fact.objects.filter(person=self.person(name)).order_by("seq")
            newest = {row.root: row for row in rows}
            standing = [row for row in newest.values() if not row.retracts]
            told = [(f.name, clock.local_date(f.occurred_at).isoformat(), f.data) for f in standing]
            return sorted(told, key=lambda fact: (fact[1], fact[0]))

    def names(self, name="KTH1"):
        """The names of the facts that stand."""
        return [fact[0] for fact in self.facts(name)]

    def promises(self, name="KTH1"):
        """How each promise stands."""
        with acting_as(MACHINE):
            rows = Promise.objects.filter(person_id=self.person(name).id).order_by("due_at")
            return [(p.kind, clock.local_date(p.due_at).isoformat(), p.state) for p in rows]


@pytest.fixture
def council(tmp_path, db):
    """A council whose returns are taken in."""
    return Council(tmp_path)
