"""The main journey: from the letter to a child, from a promise to the one who takes it."""

from itertools import count

from tests.journeys.borough.steps import (
    answer,
    first_child,
    follow,
    hear,
    open_record,
    press,
    promise_an_action,
    record_of,
    says,
)

HERSELF, TOBI = "Ines Calloway, Team manager", "Tobi Marchetti, Social worker"
once = count(1)


def test_from_the_letter_to_a_promise_that_goes_late_and_is_taken(as_persona):
    # Given a team manager who signs in
    page = hear(as_persona("Ines Calloway"))

    # When she opens the letter, it has live figures from the return
    follow(page, "The letter")
    assert page.get_by_role("heading", name="The letter today").is_visible()
    assert page.locator(".kith-ledger tbody tr").count() >= 6

    # And a figure opens to the children behind it
    follow(page, "Seen as often as was agreed", inside="main")
    follow(page, "children", inside=".kith-indicator__children")
    name = first_child(page)
    assert page.get_by_role("heading", name=name, exact=True).count() >= 1

    # When she promises the child something, it stands on the child's page
    bus, college = f"Find the bus pass ({next(once)})", f"Ring the college ({next(once)})"
    promise_an_action(page, bus, owner=HERSELF)
    assert says(page, bus)

    # And one tap answers it
    answer(page, bus, "Did it", What_was_done="It was behind the sofa")
    assert says(page, "Thank you. It is marked as done.")

    # When another promise is left until a week has gone
    promise_an_action(page, college, owner=TOBI)
    record = record_of(page)
    follow(page, college, inside="main")
    follow(page, "Move the clock on")
    press(page, "A week on")
    assert says(page, "told to somebody since")

    # Then it is late on the team's board, under the child
    follow(page, "Team")
    assert says(page, "late")
    open_record(page, record)
    follow(page, college, inside="main")
    assert page.locator(".kith-stand--late").first.is_visible()
    assert says(page, "told")

    # And a named person takes it, and it is still owed
    press(page, "I take this")
    assert says(page, "You have taken this by name.")
    assert page.locator(".kith-stand--late").first.is_visible()
