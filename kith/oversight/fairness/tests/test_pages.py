"""The pages of fairness: who may read which figures, and how a difference is put."""

from datetime import UTC, date, datetime

import pytest

from kith.access import testing
from kith.access.gates import NotHere, Refused
from kith.kernel import clock
from kith.kernel.clock import LONDON
from kith.oversight.fairness.measures import MEASURES
from kith.oversight.fairness.page import FEW_WORDS, Group, measure_shown, overview_shown
from kith.oversight.fairness.queries import Measured, Overview, one_measure, overview
from kith.oversight.fairness.rules import Cut, Rate
from kith.oversight.quarters import quarter_of
from kith.oversight.tests.world import World

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)
LAST = "2026-1"


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    """White children are screened as positive nine times in ten, Black children twice in twelve."""
    world = World()
    told = {"WBRI": (36, 40), "BCRB": (2, 12), "AIND": (9, 9)}
    for ethnicity, (hits, of) in told.items():
        child = world.child(ethnicity=ethnicity, born=date(2011, 5, 1))
        for n in range(of):
            data = {"result": "positive" if n < hits else "negative", "specialist": True}
            at = datetime(2026, 2, 3, 9, n, tzinfo=LONDON)
            world.add(child, "screen.done", at, source="lived", data=data)
    world.tell()
    return world


def row(shown, cut, group):
    (found,) = [one for one in shown.cuts if one.words == cut]
    return next(one for one in found.rows if one[0] == group)


def test_a_group_that_stands_apart_is_a_question(world):
    shown = overview_shown(overview(testing.holding("head_of_service"), quarter=LAST))
    one = shown.apart[0]
    assert one.link.words == "Screened as needing a specialist assessment"
    assert one.whole == "77% (47 of 61)"
    less = one.sides[0]
    assert less.how == "Less often"
    assert Group("Black or Black British", "ethnicity", "17% (2 of 12)") in less.groups
    assert less.means.startswith("Signs of harm may not be seen")


@pytest.mark.parametrize(("code", "means"), [("screen", ""), ("nothing", "We may hear of these")])
def test_the_same_children_under_several_cuts_are_one_line(code, means):
    cut = Cut("Sex", Rate("All", 30, 100), (Rate("Not recorded", 9, 10),))
    held = Measured(MEASURES[code], {"Sex": cut, "Age": cut})
    (one,) = overview_shown(Overview(quarter_of(NOW.date()), (), (held,), guarded=False)).apart
    (side,) = one.sides
    assert (side.how, side.groups) == (
        "More often",
        (Group("Not recorded", "sex and age", "90% (9 of 10)"),),
    )
    assert bool(side.means) == bool(means)
    assert side.means.startswith(means)


def test_who_may_be_overlooked_is_asked_about_first_and_then_who_stands_far_apart(world):
    shown = overview_shown(overview(testing.holding("head_of_service"), quarter=LAST))
    order = [one.weight for one in shown.apart]
    assert order == sorted(order, reverse=True)
    assert any(side.means for side in shown.apart[0].sides)
    assert all(side.far > 0 for one in shown.apart for side in one.sides)


def test_a_measure_says_share_range_and_how_many_times_the_share_of_all(world):
    shown = measure_shown(one_measure(testing.holding("director"), "screen", quarter=LAST))
    found = row(shown, "Ethnicity", "Black or Black British")
    assert found == ("Black or Black British", "12", "17%", "5% to 45%", "0.2 times", "Less often")
    assert shown.lead == "All children: 77% (47 of 61)."


def test_quarters_stand_beside_each_other(world):
    found = one_measure(testing.holding("head_of_service"), "screen", quarter="2026-2")
    (cut,) = [one for one in measure_shown(found).cuts if one.words == "Ethnicity"] or [None]
    assert cut is None
    shown = measure_shown(one_measure(testing.holding("head_of_service"), "screen", quarter=LAST))
    by_quarter = next(one for one in shown.cuts if one.words == "Ethnicity").by_quarter
    assert by_quarter[0] == ("All children", "77% (47 of 61)", "–", "–", "–")


@pytest.mark.parametrize("role", ["analyst", "lead_member", "police_partner"])
def test_who_may_see_five_or_more_cannot_work_out_fewer(world, role):
    kind = "partner" if role.endswith("partner") else "worker"
    reader = testing.holding(role, who=testing.account(kind))
    shown = measure_shown(one_measure(reader, "screen", quarter=LAST))
    assert shown.guarded
    hidden = row(shown, "Ethnicity", "Black or Black British")
    assert hidden == ("Black or Black British", FEW_WORDS, "–", "–", "–", "")
    (cut,) = [one for one in shown.cuts if one.words == "Ethnicity"]
    assert sum(one[1] == FEW_WORDS for one in cut.rows) >= 2
    assert not cut.by_quarter
    drawn = "" if cut.chart is None else str(cut.chart.svg)
    assert "Black" not in drawn
    assert not overview_shown(overview(reader, quarter=LAST)).apart


def test_families_and_those_without_figures_are_refused(world):
    carer = testing.holding("carer", who=testing.account("partner"))
    for actor in (testing.holding("sysadmin"), carer):
        with pytest.raises(Refused):
            overview(actor)


def test_there_is_no_other_measure():
    with pytest.raises(NotHere):
        one_measure(testing.holding("director"), "hair")


def test_the_pages_are_drawn_and_lead_to_each_other(world):
    client = testing.browser(testing.holding("head_of_service"))
    page = client.get(f"/fairness/?quarter={LAST}").content.decode()
    assert "January to March 2026" in page
    assert f'href="/fairness/screen/?quarter={LAST}"' in page
    one = client.get(f"/fairness/screen/?quarter={LAST}").content.decode()
    assert "<svg" in one
    assert "Quarter by quarter, ethnicity" in one
    assert "A difference is a question to ask and not an answer." in one


def test_an_empty_quarter_says_so():
    client = testing.browser(testing.holding("head_of_service"))
    assert "No group stands apart" in client.get("/fairness/").content.decode()
    assert "Nothing was counted" in client.get("/fairness/red/").content.decode()


def test_it_costs_few_queries_however_much_is_counted(world, django_assert_max_num_queries):
    client = testing.browser(testing.holding("head_of_service"))
    with django_assert_max_num_queries(16):
        client.get("/fairness/")
    with django_assert_max_num_queries(16):
        client.get("/fairness/screen/")
