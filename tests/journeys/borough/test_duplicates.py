"""Two records of one child: put side by side, merged, and made two again, by clicking."""

import re
from itertools import count

from tests.journeys.borough.steps import follow, hear, press, says

once = count(20)


def two_children(page, number):
    """Find one child by number after the other; return their record numbers, the second open."""
    found = []
    for place in (number, number + 1):
        page.locator("input[name=q]").first.fill(f"KTH{place:09}")
        press(page, "Find")
        with page.expect_navigation():
            page.locator("main a[href^='/child/']").first.click()
        hear(page)
        found.append(re.search(r"/child/(\d+)/", page.url).group(1))
    return found


def test_a_duplicate_is_compared_merged_and_parted(as_persona):
    turn = 2 * next(once)

    # Given a manager who knows that two records are one child
    page = hear(as_persona("Ines Calloway"))
    other, kept = two_children(page, turn)
    follow(page, "What the child likes us to know")
    follow(page, "Records that became this one, or may be this person")
    assert says(page, "No other record was merged into this one.")

    # When she puts them side by side
    follow(page, "Another record may be this person")
    page.get_by_label("The number of the other record").fill(other)
    press(page, "Put them side by side")

    # Then she sees what differs, what we owe each, and what happened
    assert page.get_by_role("heading", name="Two records side by side").is_visible()
    assert page.get_by_role("region", name="What differs").is_visible()

    # And an answer without a reason loses nothing
    page.get_by_label(re.compile(rf"keep .*\(record {kept}\)")).check()
    press(page, "Decide")
    assert says(page, "There is a problem")

    # When she says why, the two are one, and the other address leads here
    page.get_by_label("Why?").fill("The same NHS card in both hands")
    press(page, "Decide")
    assert page.get_by_role("heading", name=f"Record {other}").is_visible()
    assert says(page, "Whoever saw either record sees this one.")
    page.goto(f"/child/{other}/")
    assert page.url.endswith(f"/child/{kept}/")

    # When it turns out that they are two, she undoes it
    follow(page, "What the child likes us to know")
    follow(page, "Records that became this one, or may be this person")
    follow(page, "They are two people")
    page.get_by_label("Why are they two people?").fill("Cousins of one name")
    press(page, "Make them two again")
    assert says(page, "two people again")

    # And each is there by itself again
    page.goto(f"/child/{other}/")
    assert page.url.endswith(f"/child/{other}/")


def test_how_pairs_are_found_is_explained(as_persona):
    page = hear(as_persona("Ines Calloway"))
    follow(page, "Team")
    follow(page, "Records that may be one person")
    follow(page, "How pairs are found")
    assert says(page, "A point doubles the odds.")
