"""Fields that we write down of a person: merged, possible together, told in words."""

import pytest

from kith.access import testing
from kith.access.gates import NotHere, Refused
from kith.people.commands import Clashed, change_details, change_fields
from kith.people.editing import last_to_change, seen_fields, settle_fields
from kith.people.queries import child_card, fields, story
from kith.people.rules import Mistaken, NotADetail
from kith.people.rules.fields import BIRTH, FIELDS

pytestmark = pytest.mark.django_db


def change(actor, person, version, **changes):
    return change_fields(actor, person=person, version=version, changes=changes)


def test_every_field_begins_empty_but_how_we_know_them(worker, child):
    now = fields(worker, person=child(worker))
    assert now.values == {**dict.fromkeys(FIELDS, ""), "kind": "child"}


EVERYTHING = {
    "pronouns": "she",
    "gender": "a girl",
    "sex": "F",
    "ethnicity": "BAFR",
    "disabilities": "AUT, LD",
    "language": "Twi",
    "interpreter": "yes",
    "faith": "Pentecostal",
    "communication": "Walks, not rooms",
    "phone_safe": "After 4pm",
    "born": "2011-06-09",
    "apparent": "13-15 2026-03-01",
    "kind": "adult",
    "occupation": "Carer",
    "agency": "Mill Lane",
}


def test_everything_that_is_written_is_there_and_told(worker, child):
    person = child(worker)
    now = change(worker, person, 1, **EVERYTHING)
    assert now == fields(worker, person=person)
    assert {name: now.values[name] for name in EVERYTHING} == EVERYTHING
    told = {line.field: line.new for line in story(worker, person=person)}
    assert told["Disabilities"] == "Autism, Learning"
    assert told["Age as it seemed"] == "looked 13 to 15 on 1 Mar 2026"
    assert told["Needs an interpreter"] == "Yes"
    assert told["Born"] == "9 Jun 2011"
    assert len(told) == len(EVERYTHING)


def test_what_was_written_is_taken_out_again(worker, child):
    person = child(worker)
    change(worker, person, 1, **EVERYTHING)
    empty = dict.fromkeys(EVERYTHING.keys() - {"kind"}, "")
    assert change(worker, person, 2, **empty).values["disabilities"] == ""
    told = [line for line in story(worker, person=person) if line.field == "Disabilities"]
    assert [(line.old, line.new) for line in told] == [
        ("Autism, Learning", ""),
        ("", "Autism, Learning"),
    ]


def test_two_who_write_at_once_are_put_together(worker, manager, team, child):
    person = child(worker, team=team)
    change(manager, person, 1, sex="F", disabilities="AUT")
    now = change(worker, person, 1, ethnicity="BAFR")
    assert (now.values["sex"], now.values["ethnicity"]) == ("F", "BAFR")
    with pytest.raises(Clashed) as clashed:
        change(worker, person, 1, disabilities="LD")
    (clash,) = clashed.value.clashes
    assert (clash.base, clash.mine, clash.theirs, clash.by) == ("", "LD", "AUT", manager.name)
    assert clashed.value.now == fields(worker, person=person)


def test_details_and_fields_share_their_versions(worker, manager, team, child):
    person = child(worker, team=team)
    change_details(manager, person=person, version=1, changes={"language": "Twi"})
    with pytest.raises(Clashed):
        change(worker, person, 1, language="Ewe")
    assert change(worker, person, 2, language="Ewe").values["language"] == "Ewe"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"born": "2026-03-05"}, "born"),
        ({"expected": "2026-06-01"}, "expected"),
        ({"died": "2010-01-01"}, "died"),
        ({"ethnicity": "XXXX"}, "ethnicity"),
        ({"faith": "x" * 61}, "faith"),
    ],
)
def test_what_cannot_be_is_refused_in_its_box_and_nothing_is_written(worker, child, changes, field):
    person = child(worker)
    now = change(worker, person, 1, born="2011-06-09")
    with pytest.raises(Mistaken) as wrong:
        change(worker, person, 2, gender="a girl", **changes)
    assert wrong.value.field == field
    assert fields(worker, person=person) == now


def test_a_child_is_born(worker, child):
    person = child(worker)
    change(worker, person, 1, expected="2026-02-20")
    assert child_card(worker, person=person).said.startswith("Child SYN")
    change(worker, person, 2, expected="", born="2026-02-18")
    assert child_card(worker, person=person).age_words == "child under 1"


def test_a_guessed_age_is_never_a_date_of_birth_and_the_younger_counts(worker, child):
    person = child(worker)
    change(worker, person, 1, apparent="16-19 2025-03-01", kind="adult")
    card = child_card(worker, person=person)
    assert (card.born, card.age, card.is_child) == (None, None, True)
    assert card.age_words == "treated as a child of 17 (looked 16 to 19 on 1 Mar 2025)"


def test_names_and_unknown_fields_are_not_changed_here(worker, child):
    person = child(worker)
    for name in ("known_as", "say_it", "merged_into"):
        with pytest.raises(NotADetail):
            change(worker, person, 1, **{name: "x"})


def test_refused_without_right_and_not_here_without_sight(worker, child):
    person = child(worker)
    auditor = testing.holding("auditor")
    testing.known_to(auditor, person)
    with pytest.raises(Refused):
        change(auditor, person, 1, sex="F")
    with pytest.raises(NotHere):
        change(testing.holding("social_worker"), person, 1, sex="F")


def test_a_page_settles_what_it_can_and_hands_back_the_rest(worker, manager, team, child):
    person = child(worker, team=team)
    seen = seen_fields(worker, person, BIRTH)
    change(manager, person, 1, born="2011-06-09")
    settled = settle_fields(worker, person, seen, {**seen.values, "born": "2011-09-06"})
    assert set(settled.merged.conflicts) == {"born"}
    decided = {**settled.now.values, "born": "2011-09-06"}
    assert settle_fields(worker, person, settled.now, decided).is_written
    assert fields(worker, person=person).values["born"] == "2011-09-06"
    assert last_to_change(worker, person) == worker.name
