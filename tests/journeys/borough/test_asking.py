"""Others are asked: a part, then a late answer that changes the decision; a partner on a phone."""

import re
from itertools import count

from tests.journeys.borough.steps import follow, follow_button, hear, press, says
from tests.journeys.tools import PHONE, overflow

_number = count(1)
DESK = "Wexbridge police, safeguarding desk"
HARMED = "Was the child harmed, a witness or suspected"


def take_in(page, name, rag):
    """Take in word of a child by telephone, and grade it."""
    follow(page, "Front door")
    follow_button(page, "Take in word of a child")
    follow(page, "Telephone")
    page.get_by_label("What is the child called?").fill(name)
    page.get_by_label("What happened, when").fill("Two men in a grey car wait outside school.")
    page.get_by_role("group", name="Is the child safe now?").get_by_label("Yes").check()
    page.get_by_label("Who told us?").select_option("education")
    press(page, "Save and grade it", inside=".govuk-button-group")
    follow_button(page, "Say how urgent it is")
    page.get_by_label(rag).check()
    page.get_by_label("Why?").fill("There are signs of a debt, and he went home safe.")
    press(page, "Say how urgent it is", inside=".govuk-button-group")


def ask_the_police(page):
    """Ask the police alone."""
    follow_button(page, "Ask others what they know")
    for one in page.get_by_role("checkbox").all():
        if one.is_visible() and one.is_checked():
            one.uncheck()
    page.get_by_label("Police", exact=True).check()
    page.get_by_label("What may they know").fill("A boy of 15 and two men in a grey car.")
    press(page, "Ask others what they know", inside=".govuk-button-group")
    assert says(page, DESK)


def newest_letter(page, says):
    """Return the newest letter that says so, on the page of letters that would have left."""
    follow(page, "Move the clock on")
    follow(page, "Letters that would have left")
    return page.locator("article", has_text=says).first


def number_of(page):
    """Open the request to the police and return its number."""
    follow(page, DESK, exact=True)
    return re.search(r"\d+", page.title())[0]


def link_to(page, number):
    """Return the link in the letter about a request."""
    letter = newest_letter(page, f"Request {number},")
    return letter.get_by_role("link").first.get_attribute("href")


def open_reply(partner, reader, link):
    """Open the partner's page with the code that came apart from the link."""
    partner.goto(link)
    hear(partner)
    press(partner, re.compile("Send me"))
    letter = newest_letter(reader, "Your code")
    code = re.search(r"\d{6}", letter.inner_text())[0]
    partner.get_by_label("The code that we sent you").fill(code)
    press(partner, "Go on")


def who_answers(partner):
    partner.get_by_label("Your name").fill("PC Lane")
    partner.get_by_label("Your role").fill("Safeguarding desk")
    partner.get_by_label("A number at which we reach you").fill("07700 900555")


def test_a_part_of_an_answer_then_the_rest_too_late_changes_the_decision(as_persona, open_page):
    # Given a child about whom the police are asked
    name = f"Idris Vance {next(_number)}"
    page = hear(as_persona("Marcus Ingleby"))
    take_in(page, name, "AMBER")
    ask_the_police(page)
    contact = page.url

    # When they answer in part, by telephone
    follow(page, DESK, exact=True)
    follow_button(page, "Write down an answer")
    page.get_by_label("Who answers?").fill("PC Lane")
    page.get_by_label(HARMED).first.fill("A witness in May")
    press(page, "Save", inside=".govuk-button-group")
    assert says(page, "Part of the answer: 1 of 8 items")

    # And it is decided with what there is, and that is written on the decision
    follow_button(page, "Decide")
    page.get_by_label("Nothing more from us").check()
    page.get_by_label("1 Universal").check()
    page.get_by_label("Because of what?").fill("He is safe and school and parents look after him.")
    press(page, "Decide", inside=".govuk-button-group")
    assert says(page, "Decided while something was missing")
    assert says(page, "only part of the answer came, 1 of 8")

    # Then the rest comes late, from the police themselves, by a link that was sent again
    number = number_of(page)
    press(page, "Send the link again")
    link = link_to(page, number)
    partner = open_page()
    open_reply(partner, page, link)
    who_answers(partner)
    partner.get_by_label("A threat now: to life").first.fill(
        "A threat to his life was made last night"
    )
    press(partner, "Send the answer", inside=".govuk-button-group")
    assert says(partner, "Thank you")

    # And we owe a second look, which changes the decision
    page.goto(contact)
    hear(page)
    assert says(page, f"We owe {name} a second look at what came too late")
    page.get_by_text("More that can be done").click()
    follow_button(page, "Look at the decision again")
    page.get_by_label("What came, and what").fill("His life was threatened last night.")
    page.get_by_role("group", name="Does the decision stand?").get_by_label("No").check()
    page.get_by_text("If it changes: the new decision").click()
    page.get_by_label("Our work, and a strategy discussion now").check()
    page.get_by_label("4 Child protection").check()
    page.get_by_label("Because of what?").fill("A threat to his life was made last night.")
    press(page, "Look at the decision again", inside=".govuk-button-group")
    assert says(page, "Our work, and a strategy discussion now")
    assert not says(page, "a second look at what came too late")


def test_a_partner_answers_on_a_phone_keeps_it_and_comes_back(as_persona, open_page, console):
    # Given a RED question to the police
    name = f"Aniya Forde {next(_number)}"
    page = hear(as_persona("Marcus Ingleby"))
    take_in(page, name, "RED")
    ask_the_police(page)
    contact = page.url
    link = link_to(page, number_of(page))

    # When somebody there opens the link on a phone, and is called away half-way
    phone = open_page(viewport=PHONE)
    open_reply(phone, page, link)
    assert says(phone, name)
    assert overflow(phone) <= 0
    who_answers(phone)
    phone.get_by_label(HARMED).first.fill("Harmed in May")
    press(phone, "Keep it and come back", inside=".govuk-button-group")
    assert says(phone, "It is not sent yet")

    # Then the same words are there when the link is opened again, and the answer goes
    again = open_page(viewport=PHONE)
    open_reply(again, page, link)
    assert again.get_by_label(HARMED).first.input_value() == "Harmed in May"
    press(again, "Send the answer", inside=".govuk-button-group")
    assert says(again, "Your answer is here.")
    again.goto(link)
    hear(again)
    assert says(again, "This link opens nothing")
    assert "404" in console.pop()

    # And the wall of the hub shows it, and a monitor shows initials alone
    page.goto(contact)
    follow(page, "Front door")
    follow_button(page, "Wall of the hub")
    row = page.get_by_role("row", name=name)
    assert "Part: 1 of 8" in row.inner_text()
    follow_button(page, "For a monitor")
    assert not says(page, name)
    assert says(page, "AF") or says(page, "A1")


def test_the_sheet_for_a_talk_is_reached_from_the_wall(as_persona):
    page = hear(as_persona("Marcus Ingleby"))
    follow(page, "Front door")
    follow_button(page, "Wall of the hub")
    follow_button(page, "Whom we ask")
    assert says(page, DESK)
    follow(page, "Sheet for a talk with Police")
    assert says(page, "Police: for a talk between two leads")
