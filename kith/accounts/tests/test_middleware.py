"""Who is signed in, for how long, and where those go who are not."""

import pytest
import time_machine
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from kith.accounts import staffing
from kith.accounts.two_step import has_two_step
from kith.accounts.urls import urlpatterns as ours

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
PASSWORD = "three odd words"


def who(request):
    return HttpResponse(request.account.name)


@login_not_required
def door(request):
    return HttpResponse(request.account.name if request.account else "nobody")


urlpatterns = [*ours, path("who/", who), path("door/", door)]


@pytest.fixture
def ama(client):
    account = staffing.create_account("ama", "Ama Mensah", password=PASSWORD)
    with time_machine.travel(0, tick=False):
        client.post("/sign-in/", {"login": "ama", "password": PASSWORD})
    return account


@pytest.fixture
def asks(client, ama):
    """Ask for a page as many minutes after signing in."""

    def ask(minutes, path="/who/", **headers):
        with time_machine.travel(60 * minutes, tick=False):
            return client.get(path, headers=headers)

    return ask


def test_a_page_knows_who_is_signed_in(asks):
    assert asks(1).content == b"Ama Mensah"


def test_a_page_without_sign_in_says_nobody_or_somebody(asks):
    assert Client().get("/door/").content == b"nobody"
    assert asks(1, "/door/").content == b"Ama Mensah"


def test_a_session_lasts_while_somebody_works_and_ends_an_hour_after(asks):
    assert [asks(minutes).status_code for minutes in (50, 100, 150)] == [200, 200, 200]
    assert asks(211).url == "/sign-in/?next=/who/"


def test_a_page_that_asks_by_itself_is_nobody_working(asks):
    for minutes in (20, 40, 59):
        assert asks(minutes, **{"Kith-Quiet": "1"}).status_code == 200
    assert asks(61).status_code == 302


def test_the_session_is_written_once_a_minute_at_most(asks, django_assert_num_queries):
    asks(5)
    with django_assert_num_queries(2):
        asks(5.5)


def test_a_part_of_a_page_is_told_to_send_the_whole_page_to_sign_in():
    page = "http://testserver/child/12/"
    answer = Client().get("/who/", headers={"HX-Request": "true", "HX-Current-URL": page})
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/sign-in/?next=/child/12/"
    assert Client().get("/who/", headers={"Kith-Quiet": "1"}).status_code == 401


def test_after_a_form_one_comes_back_to_the_page_with_the_form():
    form = "http://testserver/child/12/?tab=plan"
    assert Client().post("/who/", headers={"Referer": form}).url == (
        "/sign-in/?next=/child/12/%3Ftab%3Dplan"
    )


@pytest.mark.parametrize("form", ["https://elsewhere.example/x/", ""])
def test_a_form_from_nowhere_leads_to_the_first_page(form):
    assert Client().post("/who/", headers={"Referer": form}).url == "/sign-in/"


def test_where_the_second_step_is_required_it_is_set_up_before_anything_else(
    asks, settings, monkeypatch, ama
):
    settings.TWO_STEP_REQUIRED = True
    assert asks(1).url == "/sign-in/two-step/set-up/"
    assert asks(1, "/door/").status_code == 200
    assert asks(1, "/sign-in/two-step/yours/").status_code == 200
    monkeypatch.setattr("kith.accounts.middleware.has_two_step", lambda account: True)
    assert asks(2).status_code == 200
    monkeypatch.setattr("kith.accounts.middleware.has_two_step", has_two_step)
    assert asks(3).status_code == 200
