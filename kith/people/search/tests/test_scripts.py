"""Names that are only in another script: found by themselves, and by how one writes them here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.commands import change_details
from kith.people.search.finding import find_people
from kith.people.search.rules.asked import read
from kith.people.search.rules.scripts import romanised
from kith.people.search.rules.sounds import sound
from kith.people.search.rules.words import name_words, plain

TODAY = date(2026, 3, 4)
CYRILLIC = [
    ("Иван Петров", "Ivan Petrov"),
    ("Олександр Шевченко", "Oleksandr Shevchenko"),
    ("Юлия Щербакова", "Yulia Shcherbakova"),
]
ARABIC = [
    ("محمد علي", "Mohammed Ali"),
    ("حسين أحمد", "Hussein Ahmed"),
    ("فاطمة الحسن", "Fatima Al-Hasan"),
    ("عبد الرحمن خالد", "Abdul Rahman Khalid"),
    ("خديجة محمود", "Khadija Mahmoud"),
    ("يوسف عمر", "Yusuf Omar"),
    ("مصطفى إبراهيم", "Mustafa Ibrahim"),
    ("وليد سعيد", "Waleed Saeed"),
    ("مُحَمَّد سهيل", "Muhammad Suhail"),
    ("گلناز احمدی", "Gulnaz Ahmadi"),
    ("عائشة حمزة", "Aisha Hamza"),
]
CHINESE = [
    ("王伟", "Wang Wei"),
    ("王小明", "Wang Xiaoming"),
    ("欧阳修", "Ouyang Xiu"),
    ("陈 静", "Chen Jing"),
]
OTHERS = [
    ("김민수", "Kim Minsu"),
    ("አበበ ተስፋዬ", "Abebe Tesfaye"),
    ("Ελένη Παππάς", "Eleni Pappas"),
    ("রহমান করিম", "Rahman Karim"),
]
EVERY = CYRILLIC + ARABIC + CHINESE + OTHERS


def heard(name):
    return [sound(word) for word in name_words(name)]


@pytest.mark.parametrize(("written", "said"), EVERY)
def test_what_is_written_sounds_as_it_is_said(written, said):
    assert heard(written) == heard(said)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=40))
def test_what_is_latin_stays_as_it_is(text):
    assert romanised(text) == text


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_plain_words(text):
    assert plain(text).isascii()
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةءئؤ ", max_size=30))
def test_arabic_words_can_be_said(text):
    for word in name_words(text):
        assert set(word) & set("aeiou") or len(word) <= 2


def test_capitals_of_another_script_are_the_same_name():
    assert name_words("ИВАН ПЕТРОВ") == name_words("иван петров")


def test_a_name_in_both_scripts_is_one_name_twice():
    assert heard("Иван Ivan") == ["afn"]


@pytest.mark.django_db
@pytest.mark.parametrize(("written", "said"), [CYRILLIC[0], ARABIC[0], ARABIC[3], CHINESE[1]])
class TestFinding:
    @pytest.fixture
    def person(self, child, team, worker, written):
        person = child(worker, team=team, born=date(2010, 5, 12))
        with acting_as(MACHINE):
            change_details(MACHINE, person=person, version=1, changes={"known_as": written})
        return person

    def found(self, worker, text):
        return [one.card.id for one in find_people(worker, asked=read(text, TODAY))]

    def test_by_itself(self, worker, person, written, said):
        assert self.found(worker, written) == [person]

    def test_as_it_is_said(self, worker, person, written, said):
        assert self.found(worker, said) == [person]
        assert self.found(worker, f"{said} 15") == [person]

    def test_while_it_is_typed(self, worker, person, written, said):
        assert person in self.found(worker, written[:-1])

    def test_the_reason_shows_the_name_as_it_is_written(self, worker, person, written, said):
        (one,) = find_people(worker, asked=read(said, TODAY))
        assert any(part in " ".join(one.reasons) for part in written.split())
