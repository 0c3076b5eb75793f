"""What is told with word of a child: well by some, in part by most, and only what has a box."""

from datetime import date
from itertools import product
from random import Random

import pytest

from kith.demo.places import PLACES
from kith.demo.years import figures
from kith.demo.years.child import Child
from kith.demo.years.desks import SCHOOLS, desks_for, school_of
from kith.demo.years.season import Season
from kith.demo.years.story.door import BY_POST, CHANNELS
from kith.demo.years.story.telling import Teller
from kith.demo.years.story.wording import worded
from kith.frontdoor.commands.arriving import About, Arrival, marks
from kith.frontdoor.rules.agencies import ASKED
from kith.frontdoor.rules.channels import NOT_PROFESSIONAL, edition_on
from kith.frontdoor.rules.harms import HARMS
from kith.frontdoor.rules.marks import OWN_FORM
from kith.frontdoor.rules.outcomes import TOLD
from kith.kernel.clock import local_midnight

DAY, BEFORE = date(2026, 3, 3), date(2020, 8, 31)
SEASON = Season.ending(DAY, 3)
OFTEN = 400
WAYS = [
    (agency, channel)
    for agency in figures.AGENCIES
    for channel in CHANNELS.get(agency, BY_POST)
    if agency not in NOT_PROFESSIONAL
]


def child(index=0, outside=True):
    return Child(index, "Sam Okoro", "M", date(2012, 3, 1), "BAFR", frozenset({"NONE"}), outside)


def told(agency, channel, seed=0, outside=True, day=DAY):
    teller = Teller(SEASON, Random(f"{agency} {channel} {seed}"), child(outside=outside))
    return worded(teller, channel, agency, local_midnight(day))


def marked(agency, channel, seed, outside=True):
    arrival = Arrival(
        channel, 1, local_midnight(DAY), "Seen in a strange car", agency,
        **told(agency, channel, seed, outside),
    )  # fmt: skip
    return marks(arrival, About(person=1))


def share(ways):
    """Return how many of all such words hold enough, each agency as often as it comes."""
    enough = whole = 0.0
    for agency, channel in ways:
        weight = figures.AGENCIES[agency] / len(CHANNELS.get(agency, BY_POST))
        for seed, outside in product(range(OFTEN), (True, False)):
            enough += weight * bool(marked(agency, channel, seed, outside)["enough"])
            whole += weight
    return enough / whole


def test_some_tell_enough_and_most_a_part():
    assert 0.15 < share(WAYS) < 0.25
    assert {marked("police", "police", seed)["holds"] for seed in range(OFTEN)} >= {3, 4, 5, 7, 8}


def test_whoever_writes_on_the_form_that_counts_tells_more_than_whoever_rings():
    on_the_form = [way for way in WAYS if way[1] == "web_form"]
    ringing = [way for way in WAYS if way[1] == "telephone"]
    assert share(on_the_form) > share(ringing) + 0.1


@pytest.mark.parametrize(("agency", "channel"), WAYS)
def test_what_is_told_has_a_box_on_the_form_of_its_channel(agency, channel):
    boxes = {one.key for one in edition_on(channel, DAY).every}
    for seed in range(60):
        says = told(agency, channel, seed)
        assert says["asked"].keys() <= boxes
        assert all(text.strip() for text in says["asked"].values())
        assert set(says.get("harms", ())) <= HARMS.keys()
        assert says.get("told_parent", "yes") in TOLD


@pytest.mark.parametrize(("agency", "channel"), WAYS)
def test_a_sort_of_harm_is_named_where_it_is_one_outside_the_family(agency, channel):
    at_home = [told(agency, channel, seed, outside=False) for seed in range(60)]
    assert not any("harms" in says for says in at_home)
    assert any("harms" in told(agency, channel, seed) for seed in range(60))


@pytest.mark.parametrize(("agency", "channel"), WAYS)
def test_school_is_told_on_every_channel_since_the_form_of_every_channel_asks(agency, channel):
    said = [told(agency, channel, seed)["asked"] for seed in range(200)]
    before = [told(agency, channel, seed, day=BEFORE)["asked"] for seed in range(60)]
    assert any("school" in one for one in said)
    assert any("school" in one for one in before) is (channel == OWN_FORM)
    assert 0.5 < sum("how_known" in one for one in said) / 200 < 0.9


@pytest.mark.parametrize("agency", sorted(NOT_PROFESSIONAL))
def test_a_child_or_a_family_is_asked_for_nothing_more_than_their_words(agency):
    assert told(agency, "family").keys() == {"childs_words"}


# -- Whom we ask ----------------------------------------------------------------------------------


def test_a_child_goes_to_one_school_and_the_children_to_all_of_them():
    assert school_of(child(7)) == school_of(child(7))
    assert {school_of(child(index)) for index in range(10)} == set(SCHOOLS)


def test_every_agency_that_has_a_desk_is_asked_at_it_and_others_at_none():
    found = desks_for(child(), ASKED)
    places = {(agency, name) for agency, name, *_ in PLACES}
    assert found.items() <= places
    assert found.keys() == {agency for agency, *_ in PLACES}
    assert desks_for(child(), ["drugs"]) == {}
