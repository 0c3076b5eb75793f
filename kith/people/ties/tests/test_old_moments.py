"""A family as it was known at an earlier moment: what came, ended or was taken back since."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.gates import NotHere
from kith.kernel import clock
from kith.people.ties.commands.adding import state_unknown
from kith.people.ties.commands.arranging import keep_version
from kith.people.ties.commands.living import set_home, turn
from kith.people.ties.commands.mending import end_record, retract_record
from kith.people.ties.commands.saying import record_loss, say_bond, say_safe, say_told
from kith.people.ties.queries import compare_page, versions_page
from kith.people.ties.rules.homes import lives_with

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 9, 1, 9, tzinfo=UTC)
LATEST = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def then(family):
    """Sam's family of three generations, and the moment just after it was written."""
    family.three_generations()
    return clock.now() + timedelta(minutes=1)


def number_of(family, a, b, kind="parent"):
    """Return the number of a tie between two people of the family, by name."""
    both = family.ids[a], family.ids[b]
    return next(tie.id for tie in family.known().of_kind(kind) if (tie.a, tie.b) == both)


class TestWhatCameLater:
    def test_is_in_no_part_of_the_moment_before(self, family, worker, then):
        sam, mary = family.person, family.ids["Mary"]
        about = {"person": sam, "of": mary}
        with clock.frozen(LATER):
            state_unknown(worker, **about, which="father", source="")
            set_home(worker, person=sam, of=sam, together=[mary], since=date(2020, 1, 1))
            say_bond(worker, person=sam, of=sam, other=mary, quality="close", source="child")
            record_loss(worker, **about, kind="miscarriage")
            say_told(worker, **about, may="yes")
            say_safe(worker, **about, safe="yes")
            now, was = family.known(), family.known(at=then)
        for part in ("unknown", "stays", "felt", "lost", "told", "safe"):
            assert getattr(now, part), part
            assert getattr(was, part) == (), part

    def test_a_home_of_earlier_years_that_we_heard_of_later_is_not_in_it(
        self, family, worker, then
    ):
        """What counts is when it was known, and not since when it was so."""
        sam, peter = family.person, family.ids["Peter"]
        with clock.frozen(LATER):
            set_home(worker, person=sam, of=sam, together=[peter], since=date(2015, 1, 1))
            assert lives_with(family.known().stays, sam, date(2016, 1, 1)) == {peter}
            assert lives_with(family.known(at=then).stays, sam, date(2016, 1, 1)) == frozenset()


class TestWhatEndedSince:
    def test_a_couple_who_parted_are_still_one(self, family, worker, then):
        mary, leon = family.ids["Mary"], family.ids["Leon"]
        with clock.frozen(LATER):
            turn(worker, person=family.person, of=mary, other=leon, how="separated",
                 on=date(2026, 2, 1), source="family")  # fmt: skip
            assert family.known().words[leon] == "mother’s former partner"
            assert family.known(at=then).words[leon] == "mother’s partner"

    def test_each_word_that_was_the_last_one_then_is_again(self, family, worker, then):
        sam, leon = family.person, family.ids["Leon"]
        moments = []
        for number, (quality, may, safe) in enumerate(
            (("close", "yes", "yes"), ("distant", "ask", "only"), ("cut_off", "no", "no"))
        ):
            with clock.frozen(LATER + timedelta(days=number)):
                say_bond(worker, person=sam, of=sam, other=leon, quality=quality, source="child")
                say_told(worker, person=sam, of=leon, may=may)
                say_safe(worker, person=sam, of=leon, safe=safe, how="by post")
                moments.append((clock.now() + timedelta(hours=1), (quality, may, safe)))
        with clock.frozen(LATEST):
            for at, said in moments:
                known = family.known(at=at)
                (felt,), (told,), (rule,) = known.felt, known.told, known.safe
                assert (felt.quality, told.answer, rule.answer) == said

    def test_whoever_moved_out_since_lives_there_still(self, family, worker, then):
        sam, mary, peter = (family.ids[one] for one in ("Sam", "Mary", "Peter"))
        set_home(worker, person=sam, of=sam, together=[mary], since=date(2020, 1, 1))
        at = clock.now() + timedelta(hours=1)
        with clock.frozen(LATER):
            set_home(worker, person=sam, of=sam, together=[peter], since=date(2026, 3, 1))
            assert lives_with(family.known(at=at).stays, sam, date(2026, 3, 4)) == {mary}
            assert lives_with(family.known().stays, sam, date(2026, 3, 4)) == {peter}

    def test_a_father_who_has_become_known_was_unknown_then(self, family, worker):
        family.add("mother", "Mary")
        state_unknown(worker, person=family.person, of=family.person, which="father", source="")
        (unknown,) = family.known().unknown
        then = clock.now() + timedelta(hours=1)
        with clock.frozen(LATER):
            end_record(worker, person=family.person, kind="unknown", record=unknown.id,
                       until=clock.today())  # fmt: skip
            family.add("father", "Peter")
            assert family.known().unknown == ()
            was = family.known(at=then)
        assert [one.which for one in was.unknown] == ["father"]
        assert "Peter" not in {who.name for who in was.people.values()}


class TestWhatWasTakenBack:
    def test_was_held_true_until_it_was(self, family, worker, then):
        tie = number_of(family, "Grace", "Mary")
        with clock.frozen(LATER):
            retract_record(worker, person=family.person, kind="tie", record=tie, why="Another Mary")
            assert "Grace" not in family.names()
            assert "Grace" in family.names(at=then)
            assert "Grace" in family.names(at=LATER - timedelta(seconds=1))
            assert "Grace" not in family.names(at=LATER)

    def test_and_written_anew_it_is_there_once(self, family, worker, then):
        tie = number_of(family, "Grace", "Mary")
        with clock.frozen(LATER):
            retract_record(worker, person=family.person, kind="tie", record=tie, why="Was adoption")
            family.add("mother", "Grace", "Mary", who=family.ids["Grace"], how="adoptive")
            assert family.known().words[family.ids["Grace"]] == "mother’s adoptive mother"
            assert family.known(at=then).words[family.ids["Grace"]] == "mother’s mother"


class TestMomentsSideBySide:
    @pytest.fixture
    def kept(self, family, worker, then):
        first = keep_version(worker, person=family.person, title="Before the first conference")
        with clock.frozen(LATER):
            family.add("brother", "Ben")
            second = keep_version(worker, person=family.person, title="Before the second")
        return first, second

    def test_the_newest_stands_first_with_who_kept_it(self, family, worker, kept):
        _, versions = versions_page(worker, person=family.person)
        assert [one.id for one in versions] == [kept[1], kept[0]]
        assert {one.by for one in versions} == {worker.name}
        assert versions[0].at == LATER

    def test_they_are_compared_from_the_earlier_to_the_later_however_they_were_asked_for(
        self, family, worker, kept
    ):
        first, second = kept
        with clock.frozen(LATEST):
            one = compare_page(worker, person=family.person, version=first, other=second)
            other = compare_page(worker, person=family.person, version=second, other=first)
        assert one.titles == other.titles == ("Before the first conference", "Before the second")
        assert one.changes == other.changes == ("Ben is new: brother.",)

    def test_one_is_compared_with_today_where_no_other_is_named(self, family, worker, kept):
        with clock.frozen(LATEST):
            family.add("sister", "Kim")
            page = compare_page(worker, person=family.person, version=kept[1])
        assert page.titles == ("Before the second", "Today")
        assert page.changes == ("Kim is new: sister.",)
        assert (page.before.at, page.after.at) == (LATER, None)

    def test_a_moment_is_equal_to_itself(self, family, worker, kept):
        page = compare_page(worker, person=family.person, version=kept[0], other=kept[0])
        assert page.changes == ()

    @pytest.mark.parametrize("asked", ["²", "-1", "first", "9" * 30, "1.5", " "])
    def test_what_is_no_number_is_compared_with_today(self, family, worker, kept, asked):
        window = testing.browser(worker)
        path = reverse("family-compare", args=[family.person, kept[0]])
        page = window.get(path, {"with": asked})
        assert page.status_code == 200
        assert "Today" in page.content.decode()

    def test_another_child_s_moment_is_no_second_one_either(self, family, worker, child, kept):
        theirs = keep_version(worker, person=child(worker), title="Theirs")
        with pytest.raises(NotHere):
            compare_page(worker, person=family.person, version=kept[0], other=theirs)

    def test_whoever_is_hidden_since_is_in_neither(self, family, worker, leader, kept):
        testing.restricted(family.ids["Ben"], "R3", leader)
        with clock.frozen(LATEST):
            page = compare_page(worker, person=family.person, version=kept[0], other=kept[1])
            theirs = compare_page(leader, person=family.person, version=kept[0], other=kept[1])
        assert page.changes == ()
        assert theirs.changes == ("Ben is new: brother.",)

    def test_comparing_takes_as_many_queries_for_a_large_family_as_for_a_small_one(
        self, family, worker, kept, django_assert_max_num_queries
    ):
        with clock.frozen(LATEST):
            for number in range(5):
                family.add("brother", f"B{number}")
            with django_assert_max_num_queries(60):
                compare_page(worker, person=family.person, version=kept[0], other=kept[1])
