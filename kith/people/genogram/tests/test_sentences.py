"""The picture in words holds all that the picture shows."""

from kith.people.genogram.draw import draw
from kith.people.genogram.family import Family, Home, Someone, Union
from kith.people.genogram.sentences import sentences
from kith.people.genogram.testing import invent
from kith.people.genogram.tests.test_drawing import FAMILY


def test_a_family_reads_as_one_would_tell_it():
    assert draw(FAMILY).words == (
        "Sam <Clarke>, 16, born 2010. The child whom this picture is about. "
        "Child of Marcus Clarke and Kerry Hale.",
        "Kerry Hale, 42, born 1984. Married to Marcus Clarke, from 2008, separated 2015, "
        "divorced 2016. Lives or lived with Lee Watts, from 2018.",
        "Marcus Clarke, 44, born 1982. Married to Kerry Hale, from 2008, separated 2015, "
        "divorced 2016.",
        "Lee Watts, 40. Lives or lived with Kerry Hale, from 2018.",
        "Live together (Mum’s home, since 2018): Sam <Clarke>, Kerry Hale and Lee Watts.",
        "Lee Watts has physically abused Sam <Clarke>.",
        "Kerry Hale and Sam <Clarke> are close.",
    )


def test_the_dead_the_lost_and_the_unknown_are_told():
    family = Family(
        (
            Someone(1, "Gran", age="65", born="1954", died="2019", dead=True),
            Someone(2, "", loss="miscarriage", born="2012"),
            Someone(3, "Father not known", unknown=True),
            Someone(4, "", expected=True, born="due Feb 2027"),
            Someone(5, "Uncle", fill=frozenset({"substance_suspected"})),
        ),
        unions=(Union(1, None, "married", "1975"),),
        homes=(Home(frozenset({5})),),
    )
    assert sentences(family) == (
        "Gran, born 1954, died 2019, aged 65. Married to somebody not shown, from 1975.",
        "Miscarriage, 2012.",
        "Father not known, we do not know who this is.",
        "Baby expected, due Feb 2027.",
        "Uncle. Suspected substance misuse.",
        "Live together: Uncle.",
    )


def test_everybody_has_a_line():
    for seed in range(20):
        family = invent(seed, 30)
        told = sentences(family)
        assert len(told) == 30 + len(family.homes) + len(family.feelings)
        assert all(line.endswith(".") for line in told)
