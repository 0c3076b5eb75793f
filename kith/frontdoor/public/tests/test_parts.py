"""The parts of the form, and from its boxes to what a contact is made of."""

from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.public.forms.boxes import TRAP
from kith.frontdoor.public.forms.parts import FORMS
from kith.frontdoor.public.rules.child import DANGERS as CHILDS_DANGERS
from kith.frontdoor.public.rules.child import who
from kith.frontdoor.public.rules.parts import BOXES, BY_SLUG, PARTS, after, kept, length
from kith.frontdoor.public.rules.telling import ASKED, MANY, NEW, OWN, children, told
from kith.frontdoor.rules.channels import edition_on
from kith.frontdoor.rules.urgency import DANGERS
from kith.kernel import clock


def test_each_part_has_a_form_with_its_boxes():
    for part in PARTS:
        assert set(FORMS[part.slug].base_fields) == set(part.boxes)
        assert TRAP in FORMS[part.slug]().fields
    assert list(FORMS) == [one.slug for one in PARTS]


def test_every_box_goes_somewhere():
    places = {*OWN, *MANY, *ASKED, *NEW, "known_as", "who", "also", "unnamed"}
    assert places == BOXES


def test_what_goes_with_the_channel_s_own_questions_is_asked_by_its_edition():
    asks = {one.key for one in edition_on("web_form", clock.today()).every}
    assert set(ASKED) <= asks


def test_one_part_follows_another_to_the_end():
    walked, here = ["child"], after("child")
    while here:
        walked.append(here.slug)
        here = after(here.slug)
    assert walked == [one.slug for one in PARTS]


def test_only_the_boxes_of_the_part_are_kept_and_what_no_text_may_hold_is_left_out():
    words = {"known_as": ["Sa\0m"], "agency": ["police"], "kith": ["x"]}
    found = kept(words, BY_SLUG["child"])
    assert found["known_as"] == ["Sam"]
    assert set(found) == set(BY_SLUG["child"].boxes)


@given(st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=20), max_size=3)))
def test_the_length_of_all_words_is_counted(words):
    assert length(words) == len("".join(text for values in words.values() for text in values))


def test_a_letter_tells_what_stands_in_it():
    tells = told(
        {
            "known_as": [" Sam "],
            "what_happened": ["Two men wait."],
            "harms": ["CCE", "MISS"],
            "unnamed": ["on"],
            "school": ["Wexbridge High"],
            "wants": [""],
            "also": ["Kit, 14\n\n Ayo "],
        }
    )
    assert tells.first == "Sam"
    assert tells.words["what_happened"] == "Two men wait."
    assert tells.many["harms"] == ("CCE", "MISS")
    assert tells.asked == {"school": "Wexbridge High"}
    assert tells.unnamed
    assert tells.also == ("Kit, 14", "Ayo")


def test_a_list_of_children_has_an_end():
    assert len(children("Sam\n" * 500)) == 20
    assert len(children("S" * 4000)[0]) == 100


def test_a_child_is_asked_for_the_same_signs_of_danger_as_the_desk_knows():
    assert CHILDS_DANGERS.keys() == DANGERS.keys()


def test_it_is_said_of_a_child_what_they_said_of_themselves():
    assert who("12", "Sam") == "Says they are 12"
    assert who("", "") == "Did not say how old they are. Gave no name"


def test_what_goes_to_a_new_child_s_record_is_a_code_or_short_enough():
    tells = told({"sex": ["F"], "language": ["x" * 99], "communication": ["y" * 3_000]})
    assert (tells.new["sex"], len(tells.new["language"])) == ("F", 60)
    assert len(tells.new["communication"]) == 2_000
    assert "sex" not in told({"sex": ["anything"]}).new
