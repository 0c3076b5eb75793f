"""One child whom a return tells under several ids, since two records were found to be one."""

from collections.abc import Sequence
from dataclasses import replace

from kith.standards.cin_census.survey import Survey
from kith.standards.cin_census.take import Taken, covered


def together(survey: Survey, told: Sequence[Taken]) -> Taken:
    """Return what a return tells of one child under all of its ids.

    The work of every id stands side by side; who the child is, the last one says.
    """
    *others, last = told
    spoken_of = [covered(survey.lea, one.id, survey.year, survey.reference_date) for one in others]
    disabilities = frozenset(code for one in told for code in one.person.disabilities)
    return replace(
        last,
        person=replace(last.person, disabilities=disabilities),
        facts=(*(fact for one in told for fact in one.facts), *spoken_of),
    )
