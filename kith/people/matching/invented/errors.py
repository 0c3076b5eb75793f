"""What goes wrong when somebody is written down a second time: patterns, and how often each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from string import ascii_lowercase

from kith.people.matching.invented.names import BOYS, FAMILIES, GIRLS, forms
from kith.people.matching.invented.people import Numbers
from kith.people.matching.rules import Known, swapped

Pattern = Callable[[Random, Numbers, Known], Known]

_SPELLINGS = {
    form: group
    for text in (GIRLS, BOYS, FAMILIES)
    for group in forms(text)
    for form in group
    if len(group) > 1
}


def another_spelling(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Write the first name in another of its spellings."""
    return _named(one, given=chance.choice(_SPELLINGS.get(one.given, (one.given,))))


def another_family_spelling(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Write the family name in another of its spellings."""
    return _named(one, family=chance.choice(_SPELLINGS.get(one.family, (one.family,))))


def misspelt(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Slip once in the first name."""
    return _named(one, given=_slip(chance, one.given))


def misspelt_family(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Slip once in the family name."""
    return _named(one, family=_slip(chance, one.family))


def names_swapped(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Write first and family name in each other's box."""
    return _named(one, given=one.family, family=one.given)


def other_family_name(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Use another parent's name; half of the time the old one is known."""
    (family, *_) = chance.choice(forms(FAMILIES))
    before = (one.family,) if chance.random() < 0.5 else ()
    return replace(_named(one, family=family), families=before)


def double_name(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Write both parents' names."""
    (other, *_) = chance.choice(forms(FAMILIES))
    return _named(one, family=f"{one.family} {other}")


def day_and_month_swapped(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Write the date as an American would."""
    other = swapped(one.born)
    return replace(one, born=date.fromisoformat(other)) if other else one


def date_misheard(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Get one figure of the date wrong: a day in the teens, or a month, or the year by one."""
    if one.born is None:
        return one
    how = chance.choice("dmy")
    if how == "d":
        day = one.born.day + 10 if one.born.day <= 18 else one.born.day - 10
        return replace(one, born=one.born.replace(day=day))
    if how == "m" and one.born.day <= 28:
        return replace(one, born=one.born.replace(month=chance.randint(1, 12)))
    return replace(one, born=one.born - timedelta(days=365))


def date_not_known(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Leave the date of birth out."""
    return replace(one, born=None)


def moved(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Live elsewhere by now; half of the time the old address is known."""
    before = (one.postcode,) if one.postcode and chance.random() < 0.5 else ()
    return replace(one, postcode=numbers.postcode(), postcodes=before)


def other_phone(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Have another telephone, or none that is known."""
    return replace(one, phones=(numbers.phone(),) if chance.random() < 0.5 else ())


def no_numbers(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Know neither the NHS nor the pupil number."""
    return replace(one, nhs="", upns=())


def nhs_digit(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Get one digit of the NHS number wrong."""
    if not one.nhs:
        return one
    place = chance.randrange(3, 10)
    wrong = str((int(one.nhs[place]) + chance.randint(1, 9)) % 10)
    return replace(one, nhs=one.nhs[:place] + wrong + one.nhs[place + 1 :])


def sex_not_known(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Leave the sex out."""
    return replace(one, sex="U")


PATTERNS: dict[Pattern, float] = {
    another_spelling: 0.30,
    another_family_spelling: 0.12,
    misspelt: 0.08,
    misspelt_family: 0.08,
    names_swapped: 0.03,
    other_family_name: 0.06,
    double_name: 0.04,
    day_and_month_swapped: 0.05,
    date_misheard: 0.06,
    date_not_known: 0.03,
    moved: 0.30,
    other_phone: 0.35,
    no_numbers: 0.45,
    nhs_digit: 0.02,
    sex_not_known: 0.05,
}


def written_again(chance: Random, numbers: Numbers, one: Known) -> Known:
    """Return a second record of a person, with what went wrong in it."""
    for pattern, often in PATTERNS.items():
        if chance.random() < often:
            one = pattern(chance, numbers, one)
    return one


def _named(one: Known, given: str = "", family: str = "") -> Known:
    return replace(one, given=given or one.given, family=family or one.family)


def _slip(chance: Random, word: str) -> str:
    """Leave a letter out, double it, change it, or exchange two."""
    place = chance.randrange(1, len(word)) if len(word) > 1 else 0
    how = chance.choice("lcdx")
    if how == "l":
        return word[:place] + word[place + 1 :]
    if how == "c":
        return word[:place] + chance.choice(ascii_lowercase) + word[place + 1 :]
    if how == "d":
        return word[:place] + word[place:][:1] + word[place:]
    return word[: place - 1] + word[place : place + 1] + word[place - 1 : place] + word[place + 1 :]
