"""A return that comes after two records were merged: both ids are one child, and told once."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people.merging.commands import merge_records, part_records
from kith.people.models import DuplicateProposal, Identifier, Person
from kith.promises.models import Fact, Promise
from kith.promises.rebuild import rebuild
from kith.standards.tests.conftest import NOW
from kith.standards.tests.small import assessment, child, details, traits

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
OPEN = details(assessment("2026-03-04"), CINreferralDate="2026-03-02")
EARLIER = details(assessment("2025-06-03"), CINreferralDate="2025-06-02")
OTHER_UPN = "A201000000002"


def first(**more):
    """One record of the girl, as the return has her."""
    return child(OPEN, **more)


def second(**more):
    """The other record, of earlier work."""
    return child(EARLIER, LAchildID="KTH2", UPN=OTHER_UPN, **more)


@pytest.fixture
def merged(council):
    """Two ids that were one child: the kept record, the gone one, the merge, who did it."""
    team = testing.team("North")
    council.sends(first(), second(), team="north")
    keep, gone = council.person().id, council.person("KTH2").id
    manager = testing.holding("team_manager", team)
    with clock.frozen(NOW + timedelta(hours=1)):
        merge = merge_records(manager, person=keep, other=gone, why="The same girl")
    return keep, gone, merge, manager


def everything():
    """How many people, facts, numbers and promises there are, and of whom."""
    with acting_as(MACHINE):
        return {
            table.__name__: sorted(table.objects.values_list("id", "person_id"))
            for table in (Fact, Identifier, Promise)
        } | {"people": Person.objects.count()}


def test_the_same_return_again_changes_nothing(council, merged):
    before = everything()
    for _ in range(2):
        result = council.sends(first(), second(), team="north")
        assert (result.created, result.changed, result.unchanged) == (0, 0, 1)
        assert everything() == before
    assert rebuild().differences == 0


def test_both_ids_lead_to_the_child_that_is_kept(council, merged):
    keep, gone, *_ = merged
    later = details(assessment("2026-03-20"), CINreferralDate="2026-03-18")
    council.sends(first(), child(EARLIER, later, LAchildID="KTH2", UPN=OTHER_UPN), team="north")
    assert council.person().id == council.person("KTH2").id == keep
    with acting_as(MACHINE):
        assert not Fact.objects.filter(person_id=gone).exists()
        assert not Identifier.objects.filter(person_id=gone).exists()
        numbers = Identifier.objects.filter(person_id=keep, scheme="UPN", retracted_at=None)
        assert set(numbers.values_list("value", flat=True)) >= {OTHER_UPN}
    days = [on for name, on, _ in council.facts() if name == "referral.received"]
    assert days == ["2025-06-02", "2026-03-02", "2026-03-18"]


def test_what_the_ids_say_differently_is_settled_once(council, merged):
    told = (first(who=traits("WBRI", ("AUT",))), second(who=traits("AIND", ("LD",))))
    council.sends(*told, team="north")
    with acting_as(MACHINE):
        kept = Person.objects.get(id=merged[0])
        disabled = {one.code for one in kept.disabilities.all()}
    assert (kept.ethnicity, disabled) == ("AIND", {"AUT", "LD"})
    again = council.sends(*told, team="north")
    assert (again.created, again.changed, again.unchanged) == (0, 0, 1)


def test_a_return_that_tells_one_of_the_ids_is_about_the_kept_child(council, merged):
    old = details(assessment("2025-01-10"), CINreferralDate="2025-01-08")
    result = council.sends(child(old, LAchildID="KTH2", UPN=OTHER_UPN), team="north", year=2025)
    assert result.created == 0
    assert council.person("KTH2").id == merged[0]
    told = [(name, on) for name, on, _ in council.facts()]
    assert ("referral.received", "2025-01-08") in told
    assert ("return.covered", "2025-04-01") in told
    assert ("return.covered", "2026-04-01") in told


def test_the_two_ids_are_not_proposed_to_be_one_again(council, merged):
    council.sends(first(UPN=OTHER_UPN), second(), team="north")
    with acting_as(MACHINE):
        assert not DuplicateProposal.objects.exists()


def test_made_two_again_each_id_has_its_own_record(council, merged):
    keep, gone, merge, manager = merged
    with clock.frozen(NOW + timedelta(hours=2)):
        part_records(manager, person=keep, merge=merge, why="Cousins")
    assert (council.person().id, council.person("KTH2").id) == (keep, gone)
    before = everything()
    result = council.sends(first(), second(), team="north")
    assert (result.created, result.changed, result.unchanged) == (0, 0, 2)
    assert everything() == before
