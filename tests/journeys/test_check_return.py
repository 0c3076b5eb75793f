"""A data analyst has a return checked before it is sent, with scripts and without."""

import io
import json

import pytest

from kith.access import testing
from kith.accounts.models import Account
from kith.standards.cin_census import check as check_file
from kith.standards.cin_census.report import write
from kith.standards.tests import small
from tests.journeys.tools import DESKTOP, PHONE, axe, go, overflow, sign_in

CHILDREN = [small.child(LAchildID=f"K{n}", Sex="X" if n % 2 else "F") for n in range(240)]


@pytest.fixture
def returned(tmp_path):
    """A return with an unknown sex for every other child, and a date that is none."""
    odd = small.child(small.details(CINreferralDate="2026-05-05"), LAchildID="ODD1")
    return small.written(tmp_path, *CHILDREN, odd)


@pytest.fixture(params=["with scripts", "without scripts"])
def analyst(request, open_page, base_url):
    """A window of a data analyst."""
    page = open_page(script=request.param == "with scripts")
    holder = testing.holding("analyst")
    sign_in(page.context, Account.objects.get(pk=holder.id), base_url)
    page.goto("/letter/")
    return page


def hear(page):
    assert axe(page) == [], page.url
    return page


def check(page, path):
    """Choose a file and have it checked; wait until the answer stands there."""
    page.get_by_label("The return, as an XML file").set_input_files(path)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("heading", level=1, name=path.name).wait_for()


def test_an_analyst_checks_a_return_sifts_what_is_found_and_takes_it_away(analyst, returned):
    # Given an analyst, who finds returns in the navigation
    page = analyst
    go(page.get_by_role("link", name="Returns", exact=True))
    page.get_by_role("heading", level=1, name="Returns taken in").wait_for()
    go(hear(page).get_by_role("button", name="Check a return before it is sent"))
    page.get_by_role("heading", level=1, name="Check a return before it is sent").wait_for()
    hear(page)

    # When they choose a file and have it checked
    check(page, returned)
    hear(page)

    # Then what is wrong is said, by rule and child by child
    assert page.get_by_text("Children in need census 2026, 241 children").is_visible()
    assert page.get_by_role("rowheader", name="4180").is_visible()
    assert page.get_by_role("heading", name="How it is written").is_visible()

    # When they sift by child
    page.get_by_label("Local identifier of a child").fill("odd1")
    go(page.get_by_role("button", name="Show", exact=True).last)
    page.get_by_role("rowheader", name="ODD1").first.wait_for()
    issues = page.get_by_role("region", name="Issues, the header’s first")
    assert set(issues.get_by_role("rowheader").all_inner_texts()) == {"ODD1"}

    # And leaf through one rule
    page.get_by_label("Local identifier of a child").fill("")
    page.get_by_label("Rule", exact=True).select_option("4180")
    go(page.get_by_role("button", name="Show", exact=True).last)
    page.get_by_text("1 to 100 of 120").wait_for()
    go(page.get_by_role("button", name="Next issues"))
    page.get_by_text("101 to 120 of 120").wait_for()
    hear(page)

    # Then all of it can be taken away, without the file being sent once more
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download JSON").click()
    told = json.loads(taken.value.path().read_text())
    assert taken.value.suggested_filename == "return-findings.json"
    assert sum(issue["rule"] == "4180" for issue in told["issues"]) == 120


def test_a_file_that_is_no_return_is_said_at_the_file(analyst, tmp_path):
    page = analyst
    page.goto("/standards/returns/check/")
    path = tmp_path / "letter.xml"
    path.write_text("<letter/>")
    page.get_by_label("The return, as an XML file").set_input_files(path)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    assert page.get_by_text("this is not a CIN census").first.is_visible()
    hear(page)


def test_a_download_may_be_asked_for_at_once(analyst, returned):
    page = analyst
    page.goto("/standards/returns/check/")
    page.get_by_label("The return, as an XML file").set_input_files(returned)
    page.get_by_label("CSV").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Check it").click()
    assert io.StringIO(taken.value.path().read_text("utf-8-sig")).readline().startswith("rule,")


@pytest.mark.parametrize("address", ["/standards/returns/", "/standards/returns/check/"])
def test_it_fits_a_phone(open_page, base_url, returned, address):
    page = open_page(PHONE)
    sign_in(page.context, Account.objects.get(pk=testing.holding("analyst").id), base_url)
    page.goto(address)
    assert overflow(page) <= 0
    if "check" in address:
        check(page, returned)
        assert overflow(page) <= 0


def test_a_file_may_be_dropped_and_a_bar_is_shown(open_page, base_url, returned):
    # Given the form, with scripts
    page = open_page()
    sign_in(page.context, Account.objects.get(pk=testing.holding("analyst").id), base_url)
    page.goto("/standards/returns/check/")

    # When a file is dropped on it
    dropped = page.evaluate_handle(
        """(text) => {
            const data = new DataTransfer();
            data.items.add(new File([text], "dropped.xml", { type: "text/xml" }));
            return data;
        }""",
        returned.read_text(),
    )
    page.dispatch_event("[data-kith-upload]", "dragover", {"dataTransfer": dropped})
    page.dispatch_event("[data-kith-upload]", "drop", {"dataTransfer": dropped})

    # Then it is the one that is checked, and a bar says how far it is
    page.evaluate(
        """() => {
            window.seen = [];
            const bar = document.querySelector("[data-kith-sending]");
            new MutationObserver(() => window.seen.push(bar.innerText))
                .observe(bar, { attributes: true, subtree: true, childList: true });
        }"""
    )
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("heading", level=1, name="dropped.xml").wait_for()
    assert any("Sending the file" in words for words in page.evaluate("window.seen"))
    assert any("Checking every rule" in words for words in page.evaluate("window.seen"))
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_the_page_to_send_round_is_for_every_reader(open_page, tmp_path, returned):
    # Given the findings as a page of their own
    path = tmp_path / "findings.html"
    with path.open("wb") as out:
        write(check_file(returned), "html", out)

    # Then it reads well on a desk and on a phone, and fetches nothing
    for size in (DESKTOP, PHONE):
        page = open_page(size)
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(path.as_uri())
        assert asked == [path.as_uri()]
        assert overflow(page) <= 0
        hear(page)
        go(page.get_by_role("link", name="4180").first)
        assert page.get_by_role("heading", name="4180").is_visible()
