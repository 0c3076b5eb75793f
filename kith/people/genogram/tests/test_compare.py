"""Two pictures of a family, compared."""

from dataclasses import replace

from kith.people.genogram.compare import Change, compare
from kith.people.genogram.family import Birth, Feeling, Home, Someone
from kith.people.genogram.tests.test_drawing import FAMILY


def test_a_family_that_is_as_it_was_has_no_changes():
    assert compare(FAMILY, FAMILY) == ()


def test_a_baby_a_quarrel_and_a_move_are_told():
    baby = Someone(5, "Noah Watts", "square", age="0", born="2026", order="2026")
    after = replace(
        FAMILY,
        people=(*FAMILY.people, baby),
        births=(*FAMILY.births, Birth(5, (4, 2))),
        homes=(Home(frozenset({1, 2, 4, 5}), "Mum’s home", "since 2018"),),
        feelings=(Feeling(4, 1, "cut_off"), Feeling(5, 2, "close")),
    )
    assert compare(FAMILY, after) == (
        Change("new", "Noah Watts, 0, born 2026. Child of Lee Watts and Kerry Hale.", person=5),
        Change(
            "changed",
            "Live together (Mum’s home, since 2018): "
            "Sam <Clarke>, Kerry Hale, Lee Watts and Noah Watts.",
            was="Live together (Mum’s home, since 2018): Sam <Clarke>, Kerry Hale and Lee Watts.",
        ),
        Change(
            "changed",
            "Lee Watts and Sam <Clarke> are cut off from each other.",
            was="Lee Watts has physically abused Sam <Clarke>.",
        ),
        Change("new", "Noah Watts and Kerry Hale are close."),
        Change("gone", "Kerry Hale and Sam <Clarke> are close."),
    )
