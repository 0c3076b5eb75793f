"""Nothing typed is ever lost, and nobody but its author ever reads it."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections
from django.http import QueryDict
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.kernel import clock
from kith.web import drafts
from kith.web.look.forms import VisitForm
from kith.web.look.people import NOW
from kith.web.models import Draft
from kith.web.opening import open_form
from kith.web.tests.people import asking, sending, worker

KEY = "visit:1042"
WORDS = {"words": "“It gets taken off me every time.”", "on-day": "27", "harms": ["cce", "syv"]}


@pytest.fixture
def amira(db):
    return worker("Amira Osei")


def opened(who, key=KEY) -> drafts.Kept:
    return drafts.draft_for(asking(who), key)


def typed(who, kept, **words):
    """Send what stands in the form, as the page does by itself."""
    return drafts.keep(sending(who, {drafts.FIELD: kept.token, **words}))


def test_a_form_opens_empty_and_then_with_what_was_typed(amira):
    kept = opened(amira)
    assert kept.words is None
    assert typed(amira, kept, **WORDS)
    again = opened(amira)
    assert again.words["words"] == WORDS["words"]
    assert again.words.getlist("harms") == ["cce", "syv"]
    assert again.ticket == kept.ticket


def test_the_last_words_of_a_window_stand_and_make_one_row(amira):
    kept = opened(amira)
    for text in ("He", "He said", "He said no"):
        typed(amira, kept, words=text)
    assert opened(amira).words["words"] == "He said no"
    with drafts.acting(asking(amira)):
        assert Draft.objects.count() == 1


def test_two_windows_of_one_form_never_write_over_each_other(amira):
    one, other = opened(amira), opened(amira)
    assert one.ticket.page != other.ticket.page
    with clock.frozen(NOW):
        typed(amira, one, words="in the first")
    with clock.frozen(NOW + timedelta(minutes=1)):
        typed(amira, other, words="in the second")
    assert opened(amira).words["words"] == "in the second"
    drafts.clear(sending(amira, {drafts.FIELD: other.token}), KEY)
    assert opened(amira).words["words"] == "in the first"


def test_each_form_and_each_record_has_words_of_its_own(amira):
    typed(amira, opened(amira), words="about Sam")
    assert opened(amira, "visit:7").words is None
    assert opened(amira, "note:1042").words is None


def test_once_sent_it_opens_empty_and_a_late_autosave_brings_nothing_back(amira):
    kept = opened(amira)
    typed(amira, kept, words="He said no")
    drafts.clear(sending(amira, {drafts.FIELD: kept.token}), KEY)
    typed(amira, kept, words="He said no")
    assert opened(amira).words is None
    with drafts.acting(asking(amira)):
        assert [draft.body for draft in Draft.objects.all()] == [{}]


def test_a_form_sent_before_it_was_ever_kept_is_spent_too(amira):
    kept = opened(amira)
    drafts.clear(sending(amira, {drafts.FIELD: kept.token}), KEY)
    typed(amira, kept, words="late")
    assert opened(amira).words is None


def test_what_was_sent_is_swept_away_after_a_day(amira):
    with clock.frozen(NOW):
        drafts.clear(sending(amira, {drafts.FIELD: opened(amira).token}), KEY)
    with clock.frozen(NOW + timedelta(days=1, minutes=1)):
        drafts.clear(sending(amira, {drafts.FIELD: opened(amira).token}), KEY)
    with drafts.acting(asking(amira)):
        assert Draft.objects.count() == 1


def test_one_can_start_again_without_it(amira):
    kept = opened(amira)
    typed(amira, kept, words="no good")
    drafts.throw_away(sending(amira, {drafts.FIELD: kept.token}))
    assert opened(amira).words is None


def test_secrets_tokens_and_files_are_not_words(amira):
    kept = opened(amira)
    typed(amira, kept, words="x", password="s3cret", old_password="s3cret", csrfmiddlewaretoken="t")
    assert set(opened(amira).words) == {"words"}


def test_a_ticket_that_is_not_ours_or_too_old_keeps_nothing(amira):
    kept = opened(amira)
    assert drafts.keep(sending(amira, {drafts.FIELD: kept.token + "x", "words": "x"})) is None
    assert drafts.keep(sending(amira, {"words": "x"})) is None
    too_much = {drafts.FIELD: kept.token, "words": "x" * drafts.MOST}
    assert drafts.keep(sending(amira, too_much)) is None


# -- Only its author ------------------------------------------------------------------------------


def rows_seen(who) -> int:
    with drafts.acting(asking(who)):
        return Draft.objects.count()


def test_the_database_shows_a_draft_to_its_author_alone(amira):
    typed(amira, opened(amira), **WORDS)
    tom = worker("Tom Achebe")
    assert rows_seen(amira) == 1
    assert rows_seen(tom) == 0
    assert opened(tom).words is None


def test_without_anybody_acting_the_app_reads_no_draft(amira, settings):
    typed(amira, opened(amira), **WORDS)
    settings.GUARD = False
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM web_draft")
        assert cursor.fetchone() == (0,)


def test_one_can_neither_write_nor_change_the_words_of_another(amira):
    typed(amira, opened(amira), words="mine")
    tom = worker("Tom Achebe")
    with drafts.acting(asking(tom)):
        assert Draft.objects.update(body={"words": ["yours"]}) == 0
        assert Draft.objects.all().delete()[0] == 0
    with pytest.raises(Exception, match="row-level security"), drafts.acting(asking(tom)):
        Draft.objects.create(account=amira.id, key=KEY, page="x")
    assert opened(amira).words["words"] == "mine"


def test_the_name_of_a_draft_says_nothing_of_what_is_in_it(amira):
    assert str(Draft(key=KEY, body={"words": ["Sam"]})) == f"draft of {KEY}"


# -- When the session is gone ---------------------------------------------------------------------


def test_words_sent_after_the_session_ended_wait_for_their_author(amira):
    kept = opened(amira)
    assert typed(None, kept, words="sent too late")
    assert opened(amira).words["words"] == "sent too late"


def test_they_wait_for_their_author_also_when_somebody_else_has_signed_in(amira):
    kept = opened(amira)
    tom = worker("Tom Achebe")
    typed(tom, kept, words="Amira’s words")
    assert opened(tom).words is None
    assert opened(amira).words["words"] == "Amira’s words"


def test_words_put_aside_go_over_the_same_window_and_not_over_a_sent_one(amira):
    kept = opened(amira)
    typed(amira, kept, words="first")
    typed(None, kept, words="second")
    assert opened(amira).words["words"] == "second"
    with drafts.acting(asking(amira)):
        assert Draft.objects.count() == 1
    drafts.clear(sending(amira, {drafts.FIELD: kept.token}), KEY)
    typed(None, kept, words="third")
    assert opened(amira).words is None


# -- Forms open with them -------------------------------------------------------------------------


def form_for(request) -> VisitForm:
    return open_form(request, VisitForm, KEY)


def test_a_form_sent_with_a_mistake_is_kept_before_it_is_looked_at(amira):
    kept = opened(amira)
    sent = form_for(sending(amira, {drafts.FIELD: kept.token, "words": "half", "on-day": "31"}))
    assert not sent.is_valid()
    assert sent.problems
    again = form_for(asking(amira))
    assert again.restored
    assert again.problems == []
    assert "half" in str(again)
    assert again.opened.kept_at


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(["words", "told", "on-day", "at"]), st.text(max_size=200)))
@pytest.mark.django_db
def test_whatever_is_typed_comes_back_letter_by_letter(words):
    who = worker()
    typed(who, opened(who), **words)
    found = opened(who).words
    assert {name: found[name] for name in words} == {
        name: text.replace("\0", "") for name, text in words.items()
    }


# -- Over HTTP ------------------------------------------------------------------------------------

LATER = {"kith-then": "leave"}


@pytest.fixture
def signed_in(amira):
    client = Client()
    client.force_login(get_user_model().objects.get(pk=amira.id))
    return client


def test_the_page_keeps_by_itself_and_says_when(signed_in, amira):
    kept = opened(amira)
    with clock.frozen(NOW):
        answer = signed_in.post("/drafts/", {drafts.FIELD: kept.token, "words": "x"})
    assert answer.json() == {"kept": "9:40am", "signed_in": True}


def test_without_a_script_a_button_keeps_and_leads_back(signed_in, amira):
    kept = opened(amira)
    sent = {drafts.FIELD: kept.token, "words": "x", **LATER}
    answer = signed_in.post("/drafts/", sent, headers={"referer": "http://testserver/visit/?a=1"})
    assert "Your words are kept" in answer.text
    assert 'href="/visit/?a=1"' in answer.text
    assert opened(amira).words["words"] == "x"


def test_a_page_elsewhere_is_not_led_back_to(signed_in, amira):
    sent = {drafts.FIELD: opened(amira).token, **LATER}
    answer = signed_in.post("/drafts/", sent, headers={"referer": "https://elsewhere.example/x"})
    assert "elsewhere" not in answer.text


def test_starting_again_forgets_and_leads_back(signed_in, amira):
    kept = opened(amira)
    typed(amira, kept, words="x")
    sent = {drafts.FIELD: kept.token, "kith-then": "forget"}
    answer = signed_in.post("/drafts/", sent, headers={"referer": "http://testserver/visit/"})
    assert answer.headers["Location"] == "/visit/"
    assert opened(amira).words is None


def test_words_that_cannot_be_kept_are_said_to_be_so(signed_in):
    assert signed_in.post("/drafts/", {"words": "x"}).status_code == 400
    assert "could not be kept" in signed_in.post("/drafts/", {"words": "x", **LATER}).text


def test_signed_out_the_address_still_keeps_and_says_that_one_is_signed_out(amira):
    kept = opened(amira)
    answer = Client().post("/drafts/", {drafts.FIELD: kept.token, "words": "x"})
    assert answer.json()["signed_in"] is False
    assert opened(amira).words["words"] == "x"


def test_a_form_sent_signed_out_goes_to_sign_in_and_its_words_wait(amira):
    kept = opened(amira)
    answer = Client().post("/anything/", {drafts.FIELD: kept.token, "words": "x"})
    assert answer.status_code in (302, 404)
    assert opened(amira).words["words"] == "x"


def test_a_form_with_a_token_no_longer_good_loses_no_word(amira):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(pk=amira.id))
    kept = opened(amira)
    answer = strict.post("/sign-out/", {drafts.FIELD: kept.token, "words": "x"})
    assert answer.status_code == 403
    assert "What you typed is kept" in answer.text
    assert opened(amira).words["words"] == "x"
    bare = strict.post("/sign-out/", {"words": "x"})
    assert "send it" in bare.text


# -- Many at once ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_many_windows_writing_at_once_all_keep_their_last_words():
    who = worker()
    windows = [opened(who) for _ in range(4)]

    def write(n: int) -> None:
        for turn in range(10):
            typed(who, windows[n], words=f"window {n} turn {turn}")
        connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with drafts.acting(asking(who)):
        found = sorted(draft.body["words"][0] for draft in Draft.objects.all())
    assert found == [f"window {n} turn 9" for n in range(4)]


def test_a_ticket_says_whose_and_which_and_nothing_else(amira):
    data = QueryDict(mutable=True)
    data[drafts.FIELD] = opened(amira).token
    request = sending(amira, data)
    assert drafts.ticket_in(request).key == KEY
