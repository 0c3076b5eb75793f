"""What the others see: causes, nothing, their own, and what is hidden from them."""

from tests.journeys.borough.steps import (
    day,
    first_child,
    follow,
    hear,
    open_record,
    press,
    record_of,
    says,
)
from tests.journeys.tools import go


def test_a_head_of_service_sees_causes_and_then_children(as_persona):
    # Given a head of service
    page = hear(as_persona("Nadia Rahimi"))

    # When she opens the service, causes stand there with how many promises and children are behind
    follow(page, "Service")
    for heading in ("Somebody is away", "Something is in the way", "What kind of promise"):
        assert page.get_by_role("heading", name=heading).is_visible()
    cause = page.locator(".kith-causes__one", has_text="An action with a name and a day").first
    assert not cause.locator("a").first.is_visible()

    # Then the children are one step further
    cause.locator("summary").click()
    child = cause.locator("a").first
    go(child)
    hear(page)
    assert page.locator(".kith-identity__name").is_visible()


def test_a_worker_without_right_meets_a_page_that_is_as_empty_as_nowhere(as_persona, console):
    # Given a child of the Adolescent team
    theirs = as_persona("Tobi Marchetti")
    first_child(theirs)
    address = theirs.url

    # When a worker of another team asks for that child, and for one who was never born
    other = as_persona("Owen Trelawney")
    there = other.request.get(address)
    nowhere = other.request.get("/child/999999999/")

    # Then both answers are the same to the byte
    assert (there.status, nowhere.status) == (404, 404)
    assert there.body() == nowhere.body()
    # And looking for the child finds nobody
    other.get_by_label("Find a person").fill("SYN000000001")
    press(other, "Find")
    assert says(other, "Nobody found")


def test_a_child_reads_what_was_promised_and_nothing_else(as_persona):
    page = hear(as_persona("Sam"))
    assert page.get_by_role("heading", name="What we promised you").is_visible()
    assert page.locator(".kith-promise").count() >= 1
    assert not page.locator("a[href^='/child/']").count()


def test_a_mother_reads_it_and_the_stepfather_finds_nothing(as_persona):
    mother = hear(as_persona("Sam's mother"))
    assert mother.get_by_role("heading", name="Sam").is_visible()
    stepfather = hear(as_persona("Sam's stepfather"))
    assert says(stepfather, "There is nothing here for you to read.")
    assert not says(stepfather, "We owe Sam")


def open_one_who_is_not_hidden(page):
    """Open a child of the page, not Sam (whose record was opened before) and not a hidden one."""
    children = page.locator("main a[href^='/child/']")
    for number in range(children.count()):
        go(children.nth(number))
        name = page.locator(".kith-identity__name").inner_text()
        if name != "Sam" and not says(page, "Restricted"):
            return
        page.go_back()
    raise AssertionError("every child of the page is Sam or hidden")


def test_a_record_is_opened_with_a_reason_and_somebody_senior_looks_at_it(as_persona):
    # Given a worker who does not see a child, and has the child's number at hand
    ines = as_persona("Ines Calloway")
    follow(ines, "Team")
    open_one_who_is_not_hidden(ines)
    number = ines.url.rstrip("/").rsplit("/", 1)[1]

    # When the worker gives a reason, the record opens
    owen = as_persona("Owen Trelawney")
    follow(owen, "Move the clock on")
    press(owen, "An hour on")  # what was opened before has closed again
    owen.get_by_label("Find a person").fill(number)
    press(owen, "Find")
    follow(owen, "Give a reason and open it for 15 minutes")
    owen.get_by_label("A number of the child").fill(number)
    owen.get_by_label("A child may be in danger now").check()
    owen.get_by_label("What will you do with it?").fill("The child rang and nobody was there")
    press(owen, "Open the record")
    assert owen.locator(".kith-identity__name").is_visible()

    # Then the one who guards information finds it among those to review
    iris = as_persona("Iris Nakamura")
    follow(iris, "Opened records")
    follow(iris, "Review why Owen Trelawney opened record " + number)
    assert says(iris, "The child rang and nobody was there")
    iris.get_by_label("Yes").check()
    press(iris, "Save the review")
    assert not says(iris, "opened record " + number)


def details_again(page, record):
    """Open the child's details, to change them."""
    open_record(page, record)
    follow(page, "likes us to know")
    press(page, "Change it")


def test_two_who_write_at_once_lose_nothing(as_persona):
    # Given two people with the same page of details open
    tobi, ines = as_persona("Tobi Marchetti"), as_persona("Ines Calloway")
    first_child(tobi)
    child, record = tobi.url, record_of(tobi)
    details_again(tobi, record)
    details_again(ines, record)

    # When they change different things, both are kept
    tobi.get_by_label("Pronouns").fill("they and them")
    press(tobi, "Save", inside="main")
    ines.get_by_label("First language").fill("Polish")
    press(ines, "Save", inside="main")
    assert ines.url.startswith(child)
    details_again(ines, record)
    assert ines.get_by_label("Pronouns").input_value() == "they and them"
    assert ines.get_by_label("First language").input_value() == "Polish"

    # When they change the same thing, the second is shown both, and a person decides
    details_again(tobi, record)
    tobi.get_by_label("How we talk").fill("Walking helps")
    press(tobi, "Save", inside="main")
    ines.get_by_label("How we talk").fill("In the car helps")
    press(ines, "Save", inside="main")
    assert says(ines, "Tobi Marchetti changed this too")
    assert says(ines, "Walking helps")
    ines.get_by_label("Keep both").check()
    press(ines, "Save what I chose")
    details_again(ines, record)
    both = ines.get_by_label("How we talk").input_value()
    assert "Walking helps" in both
    assert "In the car helps" in both


def test_a_visit_goes_on_the_record_in_the_childs_own_words(as_persona):
    page = as_persona("Tobi Marchetti")
    name = first_child(page)
    follow(page, "Record a visit")
    day(page, "on", "today")
    page.get_by_label("At home").first.check()
    page.get_by_label("What did the child say").fill("I want to stay at my gran's on Sundays")
    press(page, "Record", inside="main")
    assert says(page, "I want to stay at my gran's on Sundays")
    assert says(page, name)
