"""A child who is on no record yet: what was told of them goes where the record keeps it."""

from datetime import date

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.commands.newcomers import UNTOLD, Newcomer
from kith.frontdoor.forms.intake import IntakeForm
from kith.frontdoor.forms.newcomer import BOXES
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.channels import CHANNELS, edition_on
from kith.frontdoor.rules.editions import first
from kith.frontdoor.rules.marks import marked
from kith.frontdoor.testing import a_desk
from kith.frontdoor.tests.test_pages import CALL, latest, page
from kith.kernel import clock
from kith.people.models import Address, Disability, Person, PersonChange, PersonName, Phone
from kith.promises.history import standing

DAY = date(2026, 3, 2)
TOLD = {
    "other_names": "Dee",
    "seems": "14 to 16",
    "sex": "F",
    "gender": "girl",
    "ethnicity": "WBRI",
    "disabilities": ["HEAR", "VIS"],
    "home_lines": "4 Mill Lane",
    "home_postcode": "zz12ab",
    "child_phone": "07700 900123",
    "asked_language": "Polish",
    "asked_communication": "Signs, and time to think",
    "asked_school": "Wexbridge High, most days",
}


@pytest.fixture
def desk():
    return a_desk()


def taken_in(desk, **said):
    path = reverse("take-in-by", args=["telephone"])
    got = testing.browser(desk.worker).post(path, {**CALL, **said})
    assert got.status_code == 302, got.content.decode()
    return latest()


def of(model, person):
    with acting_as(MACHINE):
        return list(model.objects.filter(person_id=person))


@pytest.mark.django_db
def test_what_is_told_of_a_new_child_stands_in_their_record_with_who_said_so(desk):
    row = taken_in(desk, **TOLD)
    with acting_as(MACHINE):
        child = Person.objects.get(id=row.person_id)
    assert (child.sex, child.gender, child.ethnicity) == ("F", "girl", "WBRI")
    assert (child.language, child.communication) == ("Polish", "Signs, and time to think")
    assert (child.apparent_from, child.apparent_to, child.born) == (14, 16, None)
    assert {one.code for one in of(Disability, child.id)} == {"HEAR", "VIS"}
    (home,), (phone,) = of(Address, child.id), of(Phone, child.id)
    assert (home.lines, home.postcode, home.kind) == ("4 Mill Lane", "ZZ1 2AB", "home")
    assert (phone.value, phone.kind) == ("07700900123", "mobile")
    (other,) = [one for one in of(PersonName, child.id) if one.kind == "alias"]
    assert other.given == "Dee"
    assert {home.source, phone.source, other.source} == {"School or college, when word came"}
    assert {"sex", "ethnicity", "language"} <= {one.field for one in of(PersonChange, child.id)}


@pytest.mark.django_db
def test_where_nothing_more_is_told_a_new_child_is_made_as_before(desk):
    row = taken_in(desk)
    assert of(PersonChange, row.person_id) == []
    assert of(Address, row.person_id) == []


@pytest.mark.django_db
def test_a_child_without_a_name_has_what_was_seen_of_them_too(desk):
    row = taken_in(desk, known_as="", who="A girl in a green coat", sex="F", seems="13")
    with acting_as(MACHINE):
        child = Person.objects.get(id=row.person_id)
    assert (child.known_as, child.sex, child.apparent_from) == ("", "F", 13)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("box", "typed"), [("home_postcode", "somewhere"), ("child_phone", "12"), ("seems", "old")]
)
def test_what_cannot_be_read_is_said_in_its_box_and_nothing_is_kept(desk, box, typed):
    path = reverse("take-in-by", args=["telephone"])
    got = testing.browser(desk.worker).post(path, {**CALL, box: typed})
    assert got.status_code == 200
    assert typed in got.content.decode()
    with acting_as(MACHINE):
        assert not Contact.objects.exists()


@pytest.mark.django_db
def test_the_school_point_is_earned_by_telephone_and_so_is_who_the_child_is(desk):
    row = taken_in(desk, **TOLD)
    with acting_as(MACHINE):
        (fact,) = [one for one in standing(row.person_id) if one.name == "contact.arrived"]
    assert {"school", "identity"} <= set(fact.data["has"])
    assert fact.data["holds"] == len(fact.data["has"])
    assert "Wexbridge High, most days" in page(testing.browser(desk.worker), "contact-page", row.id)


@pytest.mark.django_db
@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_a_known_child_is_asked_for_nothing_of_this(channel):
    form = IntakeForm(edition=edition_on(channel, DAY), chosen=True)
    assert not set(BOXES) & form.fields.keys()


@pytest.mark.django_db
def test_of_a_place_nobody_asks_who_the_child_is():
    form = IntakeForm(edition=edition_on("no_child", DAY), chosen=False)
    assert not {*BOXES, "asked_school", "asked_language"} & form.fields.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("channel", sorted(CHANNELS))
@pytest.mark.parametrize("chosen", [True, False])
def test_every_box_of_the_form_is_drawn_once(channel, chosen):
    form = IntakeForm(edition=edition_on(channel, clock.today()), chosen=chosen)
    drawn = [box.name for box in form.first]
    drawn += [box.name for fold in form.rest for box in fold.boxes]
    assert sorted(drawn) == sorted(form.fields)


# -- The editions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", sorted(set(CHANNELS) - {"no_child"}))
def test_school_language_and_how_it_is_known_are_asked_on_every_channel(channel):
    asks = {one.key for one in edition_on(channel, DAY).every}
    assert {"school", "language", "communication", "how_known"} <= asks


@pytest.mark.parametrize(
    ("channel", "key"),
    [("telephone", "call_started"), ("telephone", "recorded"), ("walk_in", "place_tonight"),
     ("other_authority", "documents"), ("family", "may_be_told")],
)  # fmt: skip
def test_what_a_channel_had_no_box_for_has_one(channel, key):
    assert key in {one.key for one in edition_on(channel, DAY).asks}


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_nothing_that_the_first_edition_asked_is_lost(channel):
    before = {one.key for one in edition_on(channel, date(2020, 8, 31)).every}
    of_a_child = {"carers", "strengths", "siblings_open"} if channel == "no_child" else set()
    assert before - of_a_child <= {one.key for one in edition_on(channel, DAY).every}
    assert edition_on(channel, date(2020, 8, 31)) in first.EDITIONS


def test_by_telephone_school_counts_where_it_was_told():
    told = {"school": "Wexbridge High, there on most days"}
    found = marked(told, (), DAY, channel="telephone", known=False)
    assert {one.thing.key for one in found.things if one.there} == {"school"}


def test_what_was_told_of_nobody_is_nothing():
    assert Newcomer() == UNTOLD
    assert (UNTOLD.names, UNTOLD.address, UNTOLD.age_words) == ((), "", "")
