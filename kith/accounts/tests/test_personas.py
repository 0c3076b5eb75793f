"""Personas are in the demonstration and nowhere else."""

import pytest
from django.urls import NoReverseMatch, reverse

from kith.accounts import personas, staffing, urls

pytestmark = pytest.mark.django_db


@pytest.fixture
def ama(north):
    account = staffing.create_account("ama", "Ama Mensah", persona_words="Look at Today first.")
    staffing.add_member(account, north, "team_manager")
    return account


@pytest.fixture
def demonstration(settings):
    """The product as the demonstration serves it."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "kith.accounts.tests.demonstration"


def test_outside_the_demonstration_there_is_no_such_page(client, ama):
    assert client.get("/personas/").status_code == 404
    assert client.post(f"/personas/{ama}/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("personas")


def test_outside_the_demonstration_no_view_of_it_is_wired():
    names = {each.name for each in urls.addresses(demo=False)}
    assert names.isdisjoint({"personas", "persona"})
    assert {"personas", "persona"} <= {each.name for each in urls.addresses(demo=True)}


def test_outside_the_demonstration_nobody_can_become_one_even_if_it_were_wired(rf, ama):
    assert personas.personas() == []
    assert not personas.become(rf.post("/"), ama)


@pytest.mark.usefixtures("demonstration")
def test_in_the_demonstration_each_is_named_with_role_and_words(client, ama):
    staffing.create_account("ben", "Ben")
    page = client.get("/personas/").content.decode()
    assert "Ama Mensah" in page
    assert "Team manager" in page
    assert "Look at Today first." in page
    assert "Ben" not in page
    assert "Look around as one of the invented people" in client.get("/sign-in/").content.decode()


@pytest.mark.usefixtures("demonstration")
def test_one_button_signs_in(client, ama):
    assert client.post(f"/personas/{ama}/").url == "/"
    assert client.session["_auth_user_id"] == str(ama)


@pytest.mark.usefixtures("demonstration")
def test_only_a_button_signs_in_and_only_as_a_persona(client, ama):
    ben = staffing.create_account("ben", "Ben")
    assert client.get(f"/personas/{ama}/").status_code == 405
    assert client.post(f"/personas/{ben}/").status_code == 404


@pytest.mark.usefixtures("demonstration")
def test_before_the_world_is_made_the_page_says_so(client, db):
    assert "There is nobody here yet" in client.get("/personas/").content.decode()
