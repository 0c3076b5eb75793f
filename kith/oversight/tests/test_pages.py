"""The pages: the letter, one figure, the children behind it, files, the reference."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from kith.access.testing import account, holding, known_to
from kith.kernel import clock
from kith.oversight import catalogue, queries
from kith.oversight.letter import SENTENCES
from kith.oversight.tests.world import NOW, World

pytestmark = pytest.mark.django_db
REFERRED = date(2025, 12, 1)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    return World()


def client_of(actor):
    client = Client()
    client.force_login(get_user_model().objects.get(pk=actor.id))
    return client


@pytest.fixture
def head():
    return client_of(holding("head_of_service"))


def waiting(world, how_many=6):
    children = [world.child() for _ in range(how_many)]
    for child in children:
        world.assessment(child, world.referral(child, REFERRED), REFERRED)
    world.covered(*children)
    world.tell()
    return children


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def words(page):
    """The page as it is read: no tags, one space between words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


# The letter


def test_the_letter_has_every_sentence_with_its_sign_in_words(head):
    page = read(head, "/letter/")
    for each in SENTENCES:
        assert f'id="sentence-{each.number}"' in page
    text = words(page).replace("&#39;", "'")
    assert all(each.says in text for each in SENTENCES)
    assert text.count("Put this right") == sum(each.sign == "-" for each in SENTENCES)
    assert text.count("Part to keep, part to put right") == 2


def test_it_says_whose_measures_these_are_and_how_many_there_are(head):
    text = words(read(head, "/letter/"))
    assert "These are our own measures, not an inspector’s judgement." in text
    live = len(catalogue.live())
    assert f"Of the 125 figures that belong to the letter, {live} can be measured so far." in text
    assert "Counted on 1 April 2026 at 10am, over every child." in text
    assert "No return has been taken in yet." in text


def test_a_figure_stands_with_count_aim_days_line_and_the_way_to_its_children(head, world):
    waiting(world)
    page = read(head, "/letter/")
    text = words(page)
    assert "0% 0 of 6" in text
    assert "Short of our aim at least 90%" in text
    assert "31 December 2025 to 31 March 2026, to the day of the latest return" in text
    assert "ends with the latest one, on 31 March 2026" in text
    assert 'href="/letter/AS-04/children/"' in page
    assert "6 to look at" in text
    assert "<svg" in page


def test_what_waits_says_what_it_waits_for(head):
    text = words(read(head, "/letter/")).replace("&#39;", "'")
    assert "Not measured yet" in text
    for each in catalogue.INDICATORS.values():
        if not each.live:
            assert each.missing in text


def test_every_indicator_can_be_reached_from_the_letter(head):
    page = read(head, "/letter/")
    for code in catalogue.INDICATORS:
        assert f'href="/letter/{code}/"' in page


def test_only_sentences_with_a_figure_can_be_shown(head):
    page = read(head, "/letter/?show=measured")
    shown = {int(number) for number in re.findall(r'id="sentence-(\d+)"', page)}
    live = {each.code for each in catalogue.live()}
    assert shown == {each.number for each in SENTENCES if live & set(each.indicators)}


def test_the_page_carries_no_script_or_style_of_its_own(head):
    for address in ("/letter/", "/letter/AS-04/", "/letter/AS-04/children/"):
        page = read(head, address)
        assert " style=" not in page
        assert "<style" not in page
        assert not re.search(r"<script(?![^>]*src=)", page)


def test_the_letter_asks_a_bounded_number_of_questions(head, world, django_assert_max_num_queries):
    for many in (3, 12):
        waiting(world, many)
        with django_assert_max_num_queries(50):
            head.post("/letter/again/")
        for address in ("/letter/", "/letter/published/"):
            with django_assert_max_num_queries(14):
                read(head, address)


def test_the_letter_says_when_it_was_counted_and_counts_again(head, world):
    waiting(world, 2)
    read(head, "/letter/")
    waiting(world, 1)
    with clock.frozen(NOW + timedelta(minutes=40)):
        text = words(read(head, "/letter/"))
        assert "Counted on 1 April 2026 at 10am, over every child." in text
        assert "0 of 2" in text
        answer = head.post("/letter/again/")
        assert answer["Location"] == "/letter/"
        text = words(read(head, "/letter/"))
        assert "Counted on 1 April 2026 at 10:40am, over every child." in text
        assert "0 of 3" in text


def test_counting_again_is_asked_for_and_never_happens_by_a_link(head):
    page = read(head, "/letter/")
    form = page[page.index('action="/letter/again/"') :]
    assert 'name="csrfmiddlewaretoken"' in form[: form.index("</form>")]
    assert "Count again" in form[: form.index("</form>")]
    assert head.get("/letter/again/").status_code == 405
    careful = Client(enforce_csrf_checks=True, headers={"cookie": head.cookies.output(header="")})
    assert careful.post("/letter/again/").status_code == 403


# One figure


@pytest.mark.parametrize("code", catalogue.INDICATORS)
def test_every_indicator_has_its_page(head, code):
    declared = catalogue.INDICATORS[code]
    text = words(read(head, f"/letter/{code}/")).replace("&#39;", "'").replace("&#34;", '"')
    assert declared.name in text
    assert declared.says in text
    assert declared.clock in text
    assert ("Not measured yet." in text) or declared.live


def test_a_figure_s_page_says_how_we_know(head, world):
    waiting(world)
    text = words(read(head, "/letter/AS-04/"))
    assert "Law or statutory guidance · Not yet confirmed" in text
    assert "At least 90%; near it from 85%. The law or its guidance gives the time." in text
    assert "Who owns it Team manager" in text
    assert "Good work, everywhere . Not measured yet." in text
    assert "The same, as the census counts it" in text
    assert "It is a guard rail" in text


def test_its_line_has_a_table_of_thirteen_points(head, world):
    waiting(world)
    page = read(head, "/letter/AS-04/")
    table = page[page.index("Each point: the 13 weeks up to that day") :]
    table = table[: table.index("</table>")]
    rows = re.findall(r'<th scope="row"[^>]*>([^<]+)</th>', table)
    assert len(rows) == 13
    assert rows[-1] == "31 Mar"


def test_its_groups_stand_with_ranges(head, world):
    waiting(world)
    text = words(read(head, "/letter/AS-04/"))
    for cut in ("Team", "Sex", "Age", "Ethnicity", "Disability"):
        assert f"{cut} " in text
    assert "Girls 0%, between 0% and 39%" in text


def test_the_sentences_it_answers_are_linked(head):
    page = read(head, "/letter/AC-01/")
    for number in (18, 46, 68):
        assert f'href="/letter/#sentence-{number}"' in page


def test_no_target_says_why(head):
    text = words(read(head, "/letter/RH-04/"))
    assert "No target. No target is set, so that nobody is tempted" in text


@pytest.mark.parametrize(
    "address", ["/letter/XX-99/", "/letter/XX-99/children/", "/letter/EX-04/children/"]
)
def test_there_is_nothing_else(head, address):
    read(head, address, 404)


# The children


def test_the_list_names_the_children_and_leads_to_them(head, world):
    children = waiting(world, 2)
    page = read(head, "/letter/AS-04/children/")
    assert [f'href="/child/{child}/"' in page for child in children] == [True, True]
    assert "due by 5 February 2026; not done yet" in words(page)


def test_a_reader_s_list_is_their_own(world):
    mine, other = waiting(world, 2)
    worker = holding("social_worker")
    known_to(worker, mine)
    page = read(client_of(worker), "/letter/AS-04/children/")
    assert f"/child/{mine}/" in page
    assert f"/child/{other}/" not in page


def test_an_empty_list_says_what_would_appear(head):
    text = words(read(head, "/letter/AS-04/children/"))
    assert "Nobody to list" in text
    assert "the child stands here by name" in text


def test_conferences_not_held_yet_stand_below(head, world):
    child = world.child()
    world.conference(child, date(2026, 2, 2))
    world.covered(child)
    world.tell()
    text = words(read(head, "/letter/TH-07/children/"))
    assert "Past the day and not held yet" in text
    assert "1 more past the day and not held yet" in words(read(head, "/letter/"))


def test_a_long_list_has_a_next_page_without_script(head, world, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    children = waiting(world, 3)
    first = read(head, "/letter/AS-04/children/")
    [link] = re.findall(r'rel="next" href="([^"]+)"', first)
    second = read(head, link.replace("&amp;", "&"))
    named = [c for c in children if f"/child/{c}/" in first]
    assert len(named) == 2
    assert [c for c in children if f"/child/{c}/" in second] == [
        c for c in children if c not in named
    ]
    assert 'rel="prev"' in second


# Files


def test_the_letter_leaves_as_a_spreadsheet(head, world):
    waiting(world)
    answer = head.get("/letter.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="letter-2026-04-01.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    by_code = {row["code"]: row for row in rows}
    assert len(by_code) == 126
    assert by_code["AS-04"]["denominator"] == "6"
    assert {row["sign"] for row in rows} <= {
        "Keep this up", "Put this right", "Part to keep, part to put right", "Background", "",
    }  # fmt: skip


def test_the_letter_leaves_as_data(head):
    rows = json.loads(read(head, "/letter.json"))
    assert len(rows) == 75
    assert rows[40]["sentence"] == 41


def test_one_figure_leaves_with_its_line_and_groups(head, world):
    waiting(world)
    answer = head.get("/letter/AS-04.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert {row["cut"] for row in rows} == {
        "Line", "Team", "Sex", "Age", "Ethnicity", "Disability",
    }  # fmt: skip


def test_files_are_offered_to_those_who_may_take_them(head):
    assert "/letter.csv" in read(head, "/letter/")
    worker = client_of(holding("social_worker"))
    assert "/letter.csv" not in read(worker, "/letter/")
    read(worker, "/letter.csv", 403)
    inspector = client_of(holding("inspector", who=account("inspector")))
    assert "/letter.csv" not in read(inspector, "/letter/")
    read(inspector, "/letter.json", 403)


# Who may read


def test_partners_and_those_without_figures_are_told_so_kindly():
    partner = client_of(holding("police_partner", who=account("partner")))
    assert "read inside the council" in read(partner, "/letter/", 403)
    assert partner.post("/letter/again/").status_code == 403
    read(client_of(holding("sysadmin")), "/letter/", 403)


def test_nobody_reads_it_without_signing_in(client):
    answer = client.get("/letter/")
    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]


def test_nothing_is_changed_by_asking_wrongly(head):
    assert head.post("/letter/").status_code == 405


def test_somebody_who_may_see_five_or_more_is_told_when_there_are_fewer(world):
    waiting(world, 3)
    member = client_of(holding("lead_member"))
    text = words(read(member, "/letter/AS-04/"))
    assert "Fewer than five" in text
    assert "So few children stand behind this figure" in text
    assert "0 of 3" not in text


# The reference


def test_the_reference_lists_everything_that_is_declared(head):
    page = read(head, "/reference/indicators/")
    text = words(page)
    live = len(catalogue.live())
    assert f"125 figures belong to the letter; {live} can be measured today." in text
    for code, each in catalogue.INDICATORS.items():
        assert f'id="{code}"' in page
        assert each.name in text.replace("&#39;", "'")


def test_a_day_without_a_point_is_a_gap_and_not_a_nought(head, world):
    child = world.child()
    since = date(2026, 3, 16)
    world.visits(child, since, 5, since + timedelta(days=7))
    world.tell()
    text = words(read(head, "/letter/VI-01/"))
    assert "13 weeks" in text
    assert "none" in text
