"""The front door's figures against their definitions, over random worlds."""

from random import Random

import pytest

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.kernel import clock
from kith.oversight import groups, run
from kith.oversight.catalogue import INDICATORS
from kith.oversight.tests.door.book import BY_THE_BOOK
from kith.oversight.tests.door.lives import NOW, live
from kith.oversight.tests.world import World

pytestmark = pytest.mark.django_db
CHILDREN = 60


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture(scope="module", params=range(3))
def lived(request, lasting):
    with lasting(), clock.frozen(NOW):
        yield live(World(), Random(request.param), CHILDREN)


def test_every_point_of_every_line_is_the_definition_s(lived):
    wrong, seen = [], set()
    for code, by_the_book in BY_THE_BOOK.items():
        for point in run.read(INDICATORS[code], None).points:
            told, expected = (point.numerator, point.denominator), by_the_book(lived, point.span)
            seen.update([code] if expected[1] else [])
            if told != expected:
                wrong.append((code, point.span.last, told, expected))
    assert wrong == []
    assert seen == set(BY_THE_BOOK)


def test_the_lists_hold_as_many_things_as_the_figures_say(lived):
    for code in BY_THE_BOOK:
        declared = INDICATORS[code]
        point = run.read(declared, None).points[-1]
        with acting_as(MACHINE):
            behind = run.children(declared, point.span, limit=500).exceptions
        assert sum(len(one.notes) for one in behind) == point.exceptions, code
        assert len({one.person for one in behind}) == len(behind), code


def test_groups_add_up_to_the_figure_whichever_way_it_is_cut(lived):
    for code in BY_THE_BOOK:
        point = run.read(INDICATORS[code], None).points[-1]
        cuts = groups.breakdowns(INDICATORS[code], point.span)
        assert {cut.words for cut in cuts} >= {"Team", "Sex", *INDICATORS[code].also}
        for cut in cuts:
            if cut.words in INDICATORS[code].also or cut.words in ("Team", "Sex"):
                assert sum(g.numerator for g in cut.groups) == point.numerator, (code, cut.words)
                assert sum(g.denominator for g in cut.groups) == point.denominator, code
