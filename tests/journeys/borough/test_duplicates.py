"""Records that may be one person, by clicking: compared, merged, the old address, two again."""

import re
from itertools import count

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.models import Grant, Restriction
from kith.people.matching.proposing import Likely, propose
from kith.people.models import Person
from tests.journeys.borough.steps import follow, hear, press, says

once = count()


@pytest.fixture
def pair(base_url, django_db_blocker) -> tuple[int, int]:
    """Two children of the manager's team, taken by the night for one."""
    turn = 2 * next(once)
    with django_db_blocker.unblock(), acting_as(MACHINE):
        grants = Grant.objects.filter(team__memberships__account__name="Ines Calloway")
        standing = Person.objects.filter(kind="child", merged_into=None)
        hers = standing.filter(id__in=grants.values("person_id")).exclude(
            id__in=Restriction.objects.values("person_id")
        )
        a, b = hers.order_by("id").values_list("id", flat=True)[turn : turn + 2]
        propose([Likely(a, b, ["name", "born"], 12.0)], source="night")
    return a, b


def test_a_duplicate_is_compared_merged_and_made_two_again(as_persona, pair):
    kept, other = pair

    # Given a manager who finds a pair among those that wait
    page = hear(as_persona("Ines Calloway"))
    follow(page, "Team")
    follow(page, "Records that may be one person")
    follow(page, f"records {kept} and {other}")

    # When she looks at both side by side
    assert page.get_by_role("heading", name="Two records side by side").is_visible()
    assert page.get_by_role("region", name="What is the same").is_visible()

    # Then an answer without a reason loses nothing
    page.get_by_label(re.compile(rf"keep .*\(record {kept}\)")).check()
    press(page, "Decide")
    assert says(page, "There is a problem")
    assert page.get_by_label(re.compile(rf"keep .*\(record {kept}\)")).is_checked()

    # When she says why, the two are one
    page.get_by_label("Why?").fill("The same NHS card in both hands")
    press(page, "Decide")
    assert page.get_by_role("heading", name=f"Record {other}").is_visible()
    assert says(page, "Whoever saw either record sees this one.")

    # And the address of the other, on somebody's note, leads here
    page.goto(f"/child/{other}/")
    assert page.url.endswith(f"/child/{kept}/")

    # When it turns out that they are two, she undoes it
    page.go_back()
    press(page, "They are two people")
    page.get_by_label("Why are they two people?").fill("Cousins of one name")
    press(page, "Make them two again")
    assert says(page, "two people again")

    # Then each is there by itself, and the pair waits no longer
    page.goto(f"/child/{other}/")
    assert page.url.endswith(f"/child/{other}/")
    follow(page, "Team")
    follow(page, "Records that may be one person")
    assert not says(page, f"record {kept})")


def test_how_pairs_are_found_is_explained(as_persona):
    page = hear(as_persona("Ines Calloway"))
    follow(page, "Team")
    follow(page, "Records that may be one person")
    assert says(page, "No pair waits.") or says(page, "They have")
    follow(page, "How pairs are found")
    assert says(page, "A point doubles the odds.")
