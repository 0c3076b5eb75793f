"""One child, written down by several people: found whatever the spelling, the order, the part."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kith.people.search.rules.alike import alike
from kith.people.search.rules.asked import read
from kith.people.search.rules.days import digits_apart, swapped
from kith.people.search.rules.keys import keys_of
from kith.people.search.rules.known import Known, Named, Place
from kith.people.search.rules.looking import first_look, second_look, sure_look
from kith.people.search.rules.scoring import POOR, WEAK, fit, ranked, shown_word

TODAY = date(2026, 3, 4)
BORN = date(2010, 5, 12)

# As it is written in the record, and as somebody at the front door may type it.
SPELLINGS = [
    ("Mohammed Hussain", "muhamad husein"),
    ("Maxamed Cali", "mohamed ali"),
    ("Abdirahman Warsame", "abdulrahman warsame"),
    ("Abdul Rahman Khan", "abdulrahman khan"),
    ("Khadija Begum", "kadija begum"),
    ("Yusuf Özdemir", "yousef ozdemir"),
    ("Ayşe Yıldız", "ayshe yildiz"),
    ("Łukasz Wójcik", "lukasz wojcik"),
    ("Szymon Szymański", "simon shimanski"),
    ("Zoë O’Brien", "zoe obrien"),
    ("Siobhán Mac Donald", "siobhan macdonald"),
    ("Chukwuemeka Okoro", "chukwuemeca ocoro"),
    ("Akosua Boateng", "akosua poateng"),
    ("Nguyễn Thị Lan", "lan nguyen"),
    ("Katherine Smith", "cathryn smyth"),
    ("Samuel Wright", "sam right"),
    ("Elizabeth Thompson", "liz thomson"),
    ("Anne-Marie St John", "anne marie stjohn"),
    ("Juan de la Cruz", "juan cruz"),
    ("Al-Amin Rahman", "amin rahman"),
]


def known(name, **more):
    return Known(1, (Named(name),), **{"born": BORN, **more})


def asked(text):
    return read(text, TODAY)


def brought_near(text, one):
    looks = first_look(asked(text), TODAY).keys() | second_look(asked(text)).keys()
    return bool(looks & keys_of(one))


def score(text, one):
    return fit(asked(text), one, TODAY).score


@pytest.mark.parametrize(("written", "typed"), SPELLINGS)
class TestSpellings:
    def test_the_name_alone_brings_the_child_near_and_fits(self, written, typed):
        assert brought_near(typed, known(written))
        assert score(typed, known(written)) >= 75

    def test_with_the_date_of_birth_it_is_very_likely(self, written, typed):
        assert fit(asked(f"{typed} 12/5/2010"), known(written), TODAY).strong

    def test_with_day_and_month_swapped_it_is_still_likely(self, written, typed):
        assert score(f"{typed} 5/12/2010", known(written)) >= WEAK

    def test_in_the_other_order_it_fits_as_well(self, written, typed):
        turned = " ".join(reversed(typed.split()))
        assert score(turned, known(written)) == score(typed, known(written))

    def test_another_child_of_the_same_birthday_fits_worse(self, written, typed):
        text = f"{typed} 12/5/2010"
        assert score(text, known("Quentin Zephyr")) < score(text, known(written))


class TestDays:
    days = st.dates(date(1990, 1, 1), TODAY)

    @given(days, days)
    def test_digits_are_apart_both_ways_and_none_only_for_the_same_day(self, one, other):
        assert digits_apart(one, other) == digits_apart(other, one)
        assert (digits_apart(one, other) == 0) == (one == other)

    @given(days)
    def test_the_right_day_fits_best_the_swapped_one_next_and_another_worst(self, born):
        turned = swapped(born)
        assume(turned and turned <= TODAY)
        one = known("Sam Okoro", born=born)
        right, other = (score(f"sam okoro {day:%d/%m/%Y}", one) for day in (born, turned))
        wrong = score(f"sam okoro {born.replace(year=born.year - 30):%d/%m/%Y}", one)
        assert right == 100
        assert right > other > wrong

    @given(days, st.integers(1, 40))
    def test_whatever_the_age_the_nearer_one_fits_no_worse(self, born, years):
        one = known("Sam Okoro", born=born)
        age = (TODAY - born).days * 100 // 36525
        near, far = (score(f"sam okoro aged {age + by}", one) for by in (0, years))
        assert near >= far

    def test_a_child_before_birth_fits_by_the_day_that_is_expected(self):
        due = TODAY + timedelta(days=60)
        unborn = Known(2, (Named("Baby Okoro"),), expected=due)
        assert "born on the same day" in fit(asked(f"okoro {due:%d/%m/%Y}"), unborn, TODAY).reasons

    def test_of_a_birth_that_nobody_knows_a_date_says_little(self):
        nobody_knows = Known(3, (Named("Sam Okoro"),))
        assert score("sam okoro 12/5/2010", nobody_knows) < score("sam okoro", nobody_knows)
        assert not fit(asked("sam okoro 12/5/2010"), nobody_knows, TODAY).strong


class TestPlaces:
    HOME = known("Ada Bell", places=(Place("Flat 2, 14 Rye Lane", "ZE15 5AB"),))

    @pytest.mark.parametrize(
        ("better", "worse"),
        [
            ("ada ze15 5ab", "ada ze15 5ad"),
            ("ada ze15 5ad", "ada ze15 9xy"),
            ("ada ze15 9xy", "ada ze1 9xy"),
            ("ada, 14 rye lane", "ada, 15 rye lane"),
            ("ada, 15 rye lane", "ada, 15 elm grove"),
            ("ada ze15", "ada ze16"),
        ],
    )
    def test_the_nearer_the_place_the_better_the_fit(self, better, worse):
        assert score(better, self.HOME) > score(worse, self.HOME)

    def test_an_exact_house_speaks_for_itself_and_a_street_alone_does_not(self):
        exact, street = (fit(asked(t), self.HOME, TODAY) for t in ("14 rye lane", "rye lane"))
        assert (exact.agreeing, street.agreeing) == (1, 0)

    def test_every_place_that_is_known_is_looked_at(self):
        moved = known("Ada Bell", places=(Place("3 Elm Grove"), *self.HOME.places))
        assert brought_near("14 rye lane", moved)
        assert "the postcode ZE15 5AB" in fit(asked("ada ze15 5ab"), moved, TODAY).reasons


class TestNumbers:
    KNOWN = known("Ada Bell", phones=("07700 900123",), numbers=("9434765919",))

    @given(st.integers(0, 9), st.integers(1, 9))
    def test_one_wrong_figure_of_a_telephone_is_brought_near_and_said(self, at, by):
        right = "7700900123"
        wrong = right[:at] + str((int(right[at]) + by) % 10) + right[at + 1 :]
        assume(wrong[0] != "0")
        found = fit(asked(f"ada 0{wrong}"), self.KNOWN, TODAY)
        assert brought_near(f"0{wrong}", self.KNOWN)
        assert "one digit of the telephone differs" in found.reasons

    @given(st.integers(0, 9), st.integers(1, 9))
    def test_so_is_one_of_an_nhs_number(self, at, by):
        right = "9434765919"
        wrong = right[:at] + str((int(right[at]) + by) % 10) + right[at + 1 :]
        assume(wrong[0] not in "0")
        assert brought_near(wrong, self.KNOWN)
        assert "one digit of the number differs" in fit(asked(wrong), self.KNOWN, TODAY).reasons

    def test_a_mobile_typed_without_its_nought_is_taken_for_a_number_and_still_found(self):
        assert brought_near("7700900123", self.KNOWN)
        assert "the same telephone" in fit(asked("7700900123"), self.KNOWN, TODAY).reasons

    def test_no_wrong_figure_is_ever_sure(self):
        assert set(sure_look(asked("943 476 5919"))) & keys_of(self.KNOWN)
        assert not set(sure_look(asked("943 476 5910"))) & keys_of(self.KNOWN)


class TestReasons:
    def test_a_word_is_shown_as_it_is_written_in_the_record(self):
        names = (Named("Bell, Zoë"), Named("Zoe McBell", past=True))
        assert shown_word("zoe", names) == "Zoë"
        assert shown_word("bell", names) == "Bell"
        assert shown_word("unknown", names) == "Unknown"

    def test_a_name_that_still_holds_is_not_one_from_before(self):
        both = Known(1, (Named("Sam Bell"), Named("Sam Bell", past=True)))
        assert all("before" not in one for one in fit(asked("sam bell"), both, TODAY).reasons)

    def test_each_reason_is_said_once(self):
        found = fit(asked("bel bell"), known("Bell Bell"), TODAY)
        assert len(found.reasons) == len(set(found.reasons))

    def test_nothing_asked_scores_nothing(self):
        assert (score("", known("Sam")), fit(asked(""), known("Sam"), TODAY).reasons) == (0, ())

    @given(st.lists(st.integers(0, 100), max_size=12))
    def test_those_who_are_shown_are_never_poor_and_the_best_is_among_them(self, scores):
        fits = [fit(asked("sam"), known("Sam"), TODAY).__class__(n, s, (), 0)
                for n, s in enumerate(scores)]  # fmt: skip
        found = ranked(fits, children=set())
        assert all(one.score >= POOR for one in found)
        assert not found or found[0].score == max(scores)
        assert bool(found) == any(one >= POOR for one in scores)


class TestAlike:
    words = st.text("abdehiklmnorstu", min_size=4, max_size=9)

    @given(words, st.data())
    def test_one_letter_left_out_is_a_slip_or_sounds_the_same(self, word, data):
        at = data.draw(st.integers(1, len(word) - 1))
        assert alike(word[:at] + word[at + 1 :], word).share >= 0.7

    @given(words, st.data())
    def test_two_letters_that_changed_places_are_one_slip(self, word, data):
        at = data.draw(st.integers(1, len(word) - 2))
        turned = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        assert alike(turned, word).share >= 0.7

    def test_the_beginning_of_a_name_counts_less_than_the_name(self):
        shares = [alike(typed, "alexander").share for typed in ("alexander", "alexa", "a", "zed")]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] == 1
        assert shares[-1] == 0
