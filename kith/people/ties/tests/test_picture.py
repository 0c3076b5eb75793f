"""From what is known to what is drawn and said: pure, and the same each time."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.genogram.draw import draw
from kith.people.genogram.family import Place
from kith.people.ties.known import Felt, Known, Linked, Lost, Rule, Unknown, Who
from kith.people.ties.moving import moved, row_of
from kith.people.ties.picture import family_of, loss_id, unknown_id
from kith.people.ties.records import records_of
from kith.people.ties.rules.homes import Stay
from kith.people.ties.telling import changes, members

unhurried = settings(deadline=None)  # a busy machine is no fault
DAY = date(2026, 3, 4)
SAM, MARY, PETER, LEON, ADA, FAY = range(1, 7)
HOME = UUID(int=1)
PEOPLE = {
    SAM: Who(SAM, "Sam", born=date(2010, 3, 1)),
    MARY: Who(MARY, "Mary", gender="woman", kind="adult", born=date(1985, 5, 1)),
    PETER: Who(PETER, "Peter", sex="M", kind="adult", apparent=(40, 42, DAY)),
    LEON: Who(LEON, "Leon", gender="male", kind="adult", died=date(2025, 1, 1)),
    ADA: Who(ADA, "Ada", expected=date(2026, 6, 1)),
    FAY: Who(FAY, "Fay", gender="female", kind="adult"),
}


def tie(a, b, kind="parent", how="birth", **more):
    return Linked(a * 100 + b, a, b, kind, how, **more)


BIRTHS = (tie(MARY, SAM), tie(PETER, SAM), tie(MARY, ADA), tie(LEON, ADA))
COUPLE = (
    tie(MARY, PETER, "partner", "married", from_on=date(2008, 1, 1)),
    tie(MARY, PETER, "partner", "divorced", from_on=date(2015, 1, 1)),
)


def family(*ties, **more):
    people = {end for one in ties for end in (one.a, one.b)} | {SAM}
    chosen = {one: PEOPLE[one] for one in sorted(people)}
    return Known(SAM, DAY, None, more.pop("people", chosen), tuple(ties), **more)


def drawn(known):
    return {one.id: one for one in family_of(known).people}


class TestPeople:
    def test_a_shape_comes_from_what_is_recorded_and_never_from_a_name(self):
        shapes = {one.name: one.shape for one in drawn(family(*BIRTHS)).values()}
        assert shapes == {
            "Sam": "diamond", "Mary": "circle", "Peter": "square", "Leon": "square",
            "Ada": "diamond",
        }  # fmt: skip

    def test_ages_are_no_more_exact_than_they_are_known(self):
        people = drawn(family(*BIRTHS))
        assert (people[SAM].age, people[SAM].born, people[SAM].index) == ("16", "2010", True)
        assert (people[PETER].age, people[PETER].born) == ("40", "about 1986")
        assert (people[ADA].age, people[ADA].born, people[ADA].expected) == (
            "",
            "due Jun 2026",
            True,
        )
        assert (people[LEON].dead, people[LEON].died) == (True, "2025")

    def test_an_unknown_father_stands_beside_the_mother(self):
        unknown = Unknown(7, SAM, "father")
        known = family(tie(MARY, SAM), unknown=(unknown,))
        stranger = drawn(known)[unknown_id(unknown)]
        assert (stranger.name, stranger.shape, stranger.unknown) == (
            "Father unknown",
            "square",
            True,
        )
        (union,) = family_of(known).unions
        assert {union.a, union.b} == {MARY, unknown_id(unknown)}

    def test_a_loss_is_drawn_only_with_agreement_and_a_reason(self):
        secret = Lost(1, MARY, PETER, "miscarriage", 2012, "", "")
        spoken = Lost(2, MARY, PETER, "stillbirth", 2013, "Mary", "Sam asks after her")
        known = family(*BIRTHS, lost=(secret, spoken))
        assert loss_id(secret) not in drawn(known)
        assert drawn(known)[loss_id(spoken)].loss == "stillbirth"

    def test_whoever_no_line_joins_to_the_child_is_not_drawn(self):
        ended = tie(FAY, SAM, how="foster", from_on=date(2018, 1, 1), until_on=date(2020, 1, 1))
        assert FAY not in drawn(family(*BIRTHS, ended))
        assert FAY in drawn(family(*BIRTHS, tie(FAY, SAM, how="foster")))


class TestUnions:
    def test_a_couple_is_drawn_once_with_its_whole_story(self):
        unions = {(one.a, one.b): one for one in family_of(family(*BIRTHS, *COUPLE)).unions}
        told = unions[PETER, MARY]
        assert (told.how, told.started, told.divorced) == ("married", "2008", "2015")
        assert unions[LEON, MARY].how == "none"

    def test_a_stepfather_beside_the_mother_needs_no_line_of_his_own(self):
        couple = tie(MARY, LEON, "partner", "together")
        step = tie(LEON, SAM, how="step")
        hows = [one.how for one in family_of(family(tie(MARY, SAM), couple, step)).births]
        assert hows == ["birth"]
        alone = [one.how for one in family_of(family(tie(MARY, SAM), step)).births]
        assert alone == ["birth", "step"]

    def test_a_home_is_drawn_when_more_than_one_live_there(self):
        stays = (Stay(SAM, HOME, date(2017, 1, 1)), Stay(MARY, HOME), Stay(PETER, UUID(int=2)))
        (home,) = family_of(family(*BIRTHS, stays=stays)).homes
        assert (home.members, home.label, home.since) == (
            frozenset({SAM, MARY}), "Where Sam lives", "since 2017",
        )  # fmt: skip

    def test_between_two_people_the_last_word_is_drawn(self):
        felt = (
            Felt(1, SAM, MARY, "close", "child"),
            Felt(2, MARY, SAM, "conflict", "family"),
            Felt(3, SAM, FAY, "close", "child"),
        )
        (one,) = family_of(family(*BIRTHS, felt=felt)).feelings
        assert (one.a, one.b, one.quality) == (MARY, SAM, "conflict")


class TestWords:
    KNOWN = dict(
        unknown=(Unknown(1, MARY, "father"),),
        stays=(Stay(SAM, HOME), Stay(MARY, HOME)),
        felt=(Felt(1, LEON, SAM, "abuse_physical", "child"), Felt(2, SAM, MARY, "close")),
        lost=(Lost(2, MARY, None, "stillbirth", 2013, "Mary", "Sam asks"),),
        told=(Rule(1, PETER, "no", "He told others"),),
        safe=(Rule(2, PETER, "only", "by post"),),
    )
    TIES = (
        *BIRTHS, *COUPLE,
        tie(MARY, SAM, "responsibility", "birth"),
        tie(FAY, SAM, "professional", "teacher"),
    )  # fmt: skip

    def test_everybody_is_in_the_list_with_all_that_is_known(self):
        told = {one.name: one for one in members(family(*self.TIES, **self.KNOWN))}
        assert told["Sam"].facts == ("Lives with Mary", "Close, with Mary")
        assert told["Mary"].facts == (
            "Lives with Sam",
            "Married to Peter from 2008, divorced in 2015",
            "Father unknown",
            "Has parental responsibility for Sam, by birth",
            "Stillbirth in 2013",
        )
        assert told["Leon"].facts == ("Physical abuse by Leon, towards Sam (child says so)",)
        assert told["Peter"].warnings == (
            "Safe to contact only in one way: by post",
            "Must not be told: He told others",
        )
        assert (told["Ada"].what, told["Ada"].age) == (
            "half-brother or half-sister", "not born yet, due 1 June 2026",
        )  # fmt: skip
        assert (told["Fay"].what, told["Leon"].dead) == ("professional: teacher", True)

    def test_what_changed_is_said_a_sentence_each(self):
        before = family(tie(MARY, SAM), tie(FAY, SAM, how="foster"))
        after = family(tie(MARY, SAM), tie(LEON, SAM), stays=(Stay(SAM, HOME), Stay(MARY, HOME)))
        assert changes(before, after) == (
            "Leon is new: father.",
            "Fay is no longer there.",
            "Sam: Lives with Mary. New.",
            "Mary: Lives with Sam. New.",
        )
        assert changes(before, before) == ()

    def test_a_death_and_another_tie_are_changes(self):
        alive = {**PEOPLE, LEON: Who(LEON, "Leon", gender="male", kind="adult")}
        before = family(tie(LEON, SAM), people={one: alive[one] for one in (SAM, LEON)})
        after = family(tie(LEON, SAM, how="adoptive"))
        assert changes(before, after) == (
            "Leon was father, and is now adoptive father.", "Leon has died.",
        )  # fmt: skip

    def test_each_record_says_what_it_is(self):
        known = family(*self.TIES, **self.KNOWN)
        says = [one.says for person in (SAM, MARY, PETER) for one in records_of(known, person)]
        for words in (
            "Mary is a parent of Sam: by birth",
            "Mary and Peter: divorced",
            "Mary has parental responsibility for Sam, by birth",
            "Fay is professional of Sam: teacher",
            "The father of Mary is unknown",
            "Main home with Mary",
            "Stillbirth in 2013",
            "Must not be told: He told others",
        ):
            assert words in says
        ends = {one.says: one.may_end for one in records_of(known, MARY)}
        assert not ends["Mary is a parent of Sam: by birth"]


places = st.lists(st.integers(0, 2), min_size=1, max_size=9).map(
    lambda rows: {n: Place(row, n, n * 10.0, row * 10.0) for n, row in enumerate(rows)}
)


class TestMoving:
    @unhurried
    @given(places, st.booleans())
    def test_one_step_changes_two_places_of_one_row(self, placed, left):
        for person in placed:
            row, after = row_of(placed, person), moved(placed, person, left=left)
            assert set(after) in (set(), set(row))
            if after:
                assert abs(after.index(person) - row.index(person)) == 1
                assert sum(a != b for a, b in zip(row, after, strict=True)) == 2

    @unhurried
    @given(places)
    def test_there_and_back_is_where_one_was(self, placed):
        for person in placed:
            after = moved(placed, person, left=True)
            if after:
                there = {one: Place(0, n, float(n), 0.0) for n, one in enumerate(after)}
                assert moved(there, person, left=False) == row_of(placed, person)

    def test_who_is_not_drawn_moves_nowhere(self):
        assert moved({}, SAM, left=True) == []


hows = st.sampled_from(["birth", "adoptive", "foster", "step", "kinship"])


@st.composite
def anybody(draw_):
    """Draw a family of up to twelve, with parents older in number, couples, homes and feelings."""
    count = draw_(st.integers(1, 12))
    ids = st.integers(1, count)
    two = st.tuples(ids, ids).filter(lambda pair: pair[0] < pair[1])
    ties = []
    if count > 1:
        for (a, b), how in draw_(st.lists(st.tuples(two, hows), max_size=14)):
            ties.append(tie(a, b, how=how))
        for a, b in draw_(st.lists(two, max_size=4)):
            ties.append(tie(a, b, "partner", "together"))
    people = {one: Who(one, f"P{one}") for one in range(1, count + 1)}
    stays = tuple(Stay(one, UUID(int=draw_(st.integers(1, 3)))) for one in people)
    return Known(draw_(ids), DAY, None, people, tuple(ties), stays=stays)


@unhurried
@given(anybody())
def test_whatever_the_ties_the_picture_names_only_people_who_are_in_it(known):
    shown = family_of(known)
    ids = {one.id for one in shown.people}
    assert known.index in ids
    assert all({one.a, one.b} <= ids for one in shown.unions)
    assert all({one.child, *one.parents} <= ids for one in shown.births)
    assert all(home.members <= ids and len(home.members) > 1 for home in shown.homes)
    assert [one.id for one in shown.people if one.index] == [known.index]


@pytest.mark.parametrize("emotional", [True, False])
def test_it_can_be_drawn(emotional):
    known = family(*TestWords.TIES, **TestWords.KNOWN)
    picture = draw(family_of(known), emotional=emotional)
    assert picture.svg == draw(family_of(known), emotional=emotional).svg
    assert set(picture.placed) == {one.id for one in family_of(known).people}
