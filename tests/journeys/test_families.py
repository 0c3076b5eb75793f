"""A family built by keyboard, printed, and drawn by the child: as a worker and a child do it."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.grants import add_grant
from kith.accounts.models import Account
from kith.people.commands import NewPerson
from kith.people.rules.names import NewName
from kith.people.testing import relative, written_down
from kith.people.ties.commands.adding import Beside
from kith.people.ties.making import New
from tests.journeys.tools import DESKTOP, PHONE, axe, go, overflow, sign_in

TABLET = {"width": 820, "height": 1180}
DUE = date.today() + timedelta(days=150)
# What is typed: a name, what they are (as much of the word as it takes), of whom, and born or age.
FAMILY = (
    ("Mary Adeyemi", "mo", "", "12/3/1985"),
    ("Peter Hall", "fa", "", "1983"),
    ("Grace Adeyemi", "mo", "Mar", "71"),
    ("Leon Brandt", "part", "Mar", "about 40"),
    ("Ben Hall", "bro", "Sam", "13"),
    ("Ida Hall", "si", "Sam", "6"),
    ("Ada Hall", "dau", "Mar", f"due {DUE.day} {DUE:%b} {DUE.year}"),
)


class Keys:
    """A keyboard that counts: letters typed, and every other key."""

    def __init__(self, page: Page) -> None:
        self.page, self.letters, self.others = page, 0, 0

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.letters += len(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.others += 1


@pytest.fixture
def worker(transactional_db) -> Actor:
    team = testing.team("Adolescent team")
    return testing.holding("social_worker", team, who=testing.account(name="Amira Osei"))


@pytest.fixture
def sam(worker) -> int:
    names = (NewName(given="Sam", family="Hall"),)
    return written_down(worker, NewPerson(names=names))


@pytest.fixture
def kid(sam) -> Account:
    account = testing.account("child", name="Sam Hall")
    with acting_as(MACHINE):
        add_grant(sam, reach="self", reason="self", account=account.pk)
    return account


def as_worker(page: Page, worker: Actor, base_url: str) -> Page:
    """Sign in and find Sam as one does: with the slash key and a name."""
    sign_in(page.context, Account.objects.get(pk=worker.id), base_url)
    page.goto("/")
    page.get_by_label("Find a person").first.fill("Sam Hall")
    go(page.get_by_role("button", name="Find"))
    go(page.get_by_role("link", name="Sam Hall").first)
    return page


def add(keys: Keys, name: str, role: str, of: str, born: str) -> None:
    """Add one person with the keyboard alone: the box for the name has the focus already."""
    expect(keys.page.get_by_label("Name", exact=True)).to_be_focused()
    keys.type(name)
    keys.press("Tab")
    keys.type(role)
    keys.press("Tab")
    keys.type(of)
    keys.press("Tab")
    keys.type(born)
    with keys.page.expect_navigation():
        keys.press("Enter")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_family_of_eight_is_built_from_nothing_by_keyboard(
    open_page, worker, sam, base_url, script
):
    page = as_worker(open_page(DESKTOP, script), worker, base_url)
    go(page.get_by_role("link", name="Family", exact=True))
    assert axe(page) == []
    keys = Keys(page)
    for name, role, of, born in FAMILY:
        add(keys, name, role, of, born)
        expect(page.locator(".kith-kin__name", has_text=name)).to_be_visible()
    assert page.locator(".kith-kin__one").count() == 8
    assert page.locator(".kith-picture svg a").count() == 8
    said = dict(zip(page.locator(".kith-kin__name").all_inner_texts(),
                    page.locator(".kith-kin__what").all_inner_texts(), strict=True))  # fmt: skip
    assert said["Grace Adeyemi"].startswith("mother’s mother")
    assert said["Leon Brandt"].startswith("mother’s partner")
    assert said["Ben Hall"] == "brother, about 13"
    # Seven people: four keys each beside what is typed. A slow typist's three keys a second
    # leave half of two minutes for thinking.
    assert keys.others == 4 * len(FAMILY)
    assert keys.letters + keys.others <= 180
    assert axe(page) == []


def test_the_picture_is_printed_and_fits_every_window(open_page, worker, sam, base_url):
    for name, role in (("Mary", "mother"), ("Peter", "father")):
        relative(worker, sam, New(name), Beside(of=sam, role=role))
    page = as_worker(open_page(PHONE), worker, base_url)
    go(page.get_by_role("link", name="Family", exact=True))
    expect(page.get_by_role("heading", name="Family of Sam Hall")).to_be_visible()
    page.wait_for_load_state()
    assert overflow(page) == 0
    go(page.get_by_role("link", name="Print", exact=True))
    assert axe(page) == []
    page.emulate_media(media="print")
    expect(page.locator(".kith-picture svg")).to_be_visible()
    assert not page.get_by_text("Print this page with your browser").is_visible()
    assert page.pdf(landscape=True)[:4] == b"%PDF"


def test_a_person_is_two_clicks_from_the_picture_and_a_moment_is_compared(
    open_page, worker, sam, base_url
):
    page = as_worker(open_page(), worker, base_url)
    go(page.get_by_role("link", name="Family", exact=True))
    go(page.get_by_role("link", name="Moments kept"))
    page.get_by_label("Keep the picture of today as").fill("Before")
    go(page.get_by_role("button", name="Keep the picture", exact=True).last)
    go(page.get_by_role("link", name="The family of Sam Hall"))
    go(page.get_by_role("link", name="mother of Sam Hall"))
    page.get_by_label("Name", exact=True).fill("Mary")
    go(page.get_by_role("button", name="Add", exact=True).last)
    expect(page.locator(".kith-kin__one:target .kith-kin__name")).to_have_text("Sam Hall")
    go(page.get_by_role("link", name="Moments kept"))
    go(page.get_by_role("link", name="Before"))
    expect(page.get_by_text("Mary is new: mother.")).to_be_visible()
    assert axe(page) == []


def test_a_child_draws_a_map_by_touch_and_by_keyboard_and_the_worker_sees_it_beside_theirs(
    open_page, worker, sam, kid, base_url
):
    page = open_page(TABLET, has_touch=True)
    sign_in(page.context, kid, base_url)
    page.goto("/")
    page.get_by_role("link", name="My map").tap()
    expect(page.get_by_role("heading", name="My map")).to_be_visible()
    page.get_by_role("button", name="Draw my map").tap()
    expect(page.get_by_role("heading", name="What is around you?")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("group", name="School").get_by_label("Sad", exact=True).tap()
    page.get_by_role("group", name="Clubs and sport").get_by_label("Not in my life").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.type("Boxing")
    page.get_by_role("button", name="This is my map").last.tap()
    expect(page.get_by_text("Clubs and sport (Boxing): very happy")).to_be_visible()
    assert axe(page) == []

    theirs = as_worker(open_page(), worker, base_url)
    go(theirs.get_by_role("link", name="Around the child"))
    expect(theirs.get_by_text("Drawn by Sam Hall alone")).to_be_visible()
    go(theirs.get_by_role("link", name="Worker’s view"))
    go(theirs.get_by_role("button", name="Draw the first one"))
    expect(theirs.get_by_role("button", name="Keep this map").last).to_be_visible()
    assert axe(theirs) == []
    theirs.get_by_label("School: line").select_option("weak")
    theirs.get_by_label("School: stressful").check()
    go(theirs.get_by_role("button", name="Keep this map").last)
    go(theirs.get_by_role("link", name="All side by side"))
    expect(theirs.get_by_role("heading", name="Sam Hall’s view")).to_be_visible()
    assert theirs.locator(".kith-map svg").count() == 2
    assert axe(theirs) == []


def test_a_hidden_sister_is_in_none_of_it(open_page, worker, sam, base_url):
    leader = testing.holding("head_of_service")
    for name, role in (("Mary", "mother"), ("Zahra", "sister")):
        made = relative(worker, sam, New(name), Beside(of=sam, role=role))
    testing.restricted(made, "R3", leader)
    page = as_worker(open_page(), worker, base_url)
    go(page.get_by_role("link", name="Family", exact=True))
    expect(page.locator(".kith-kin__name", has_text="Mary")).to_be_visible()
    for way in ("Print", "Moments kept"):
        assert "Zahra" not in page.content()
        go(page.get_by_role("link", name=way, exact=True))
        assert "Zahra" not in page.content()
        go(page.get_by_role("link", name="The family of Sam Hall"))
    go(page.get_by_role("link", name="child of Mary"))
    assert "Zahra" not in page.content()
