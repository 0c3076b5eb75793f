"""The drawing: what it may be made of, whom it links to, and what it leaves out."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from kith.people.genogram.draw import draw
from kith.people.genogram.family import ABUSIVE, Birth, Family, Feeling, Home, Someone, Union
from kith.people.genogram.legend import MEANINGS
from kith.people.genogram.sentences import FEELINGS, kinds
from kith.people.genogram.testing import invent
from kith.people.genogram.tests.measured import measure

SAM = Someone(
    1, "Sam <Clarke>", "square", age="16", born="2010", index=True, href="/people/1/", order="2010"
)
MUM = Someone(2, "Kerry Hale", "circle", age="42", born="1984", href="/people/2/")
DAD = Someone(3, "Marcus Clarke", "square", age="44", born="1982", href="/people/3/")
LEE = Someone(4, "Lee Watts", "square", age="40", href="/people/4/")
FAMILY = Family(
    (SAM, MUM, DAD, LEE),
    (
        Union(3, 2, "married", "2008", separated="2015", divorced="2016"),
        Union(2, 4, "together", "2018"),
    ),
    (Birth(1, (3, 2)),),
    (Home(frozenset({1, 2, 4}), "Mum’s home", "since 2018"),),
    (Feeling(4, 1, "abuse_physical"), Feeling(2, 1, "close")),
)


def tree(svg: str):
    return etree.fromstring(svg.encode())


def words(svg: str) -> str:
    return " ".join(tree(svg).itertext())


@pytest.mark.parametrize("seed", range(12))
def test_it_is_well_formed_and_styled_by_presentation_attributes_alone(seed):
    root = tree(draw(invent(seed, 40)).svg)
    for one in root.iter():
        assert "style" not in one.attrib
        assert not any(name.startswith("on") for name in one.attrib)
        assert one.tag.rpartition("}")[2] in {
            "svg", "title", "desc", "g", "a", "path", "rect", "circle", "line", "text",
        }  # fmt: skip


def test_it_says_what_it_is_and_who_everybody_is():
    root = tree(draw(FAMILY).svg)
    assert root[0].text == "Family picture of Sam <Clarke>"
    assert root[0].get("id") == root.get("aria-labelledby")
    assert root[1].get("id") == root.get("aria-describedby")
    links = {one.get("href"): one.get("aria-label") for one in root.iter("{*}a")}
    assert links["/people/1/"] == (
        "Sam <Clarke>, 16 years old, born 2010, the child whom this picture is about"
    )
    assert links["/people/4/"] == "Lee Watts, 40 years old"


def test_two_pictures_on_a_page_have_ids_of_their_own():
    ids = [re.findall(r' id="([^"]+)"', draw(FAMILY, key=key).svg) for key in ("then", "now")]
    assert not set(ids[0]) & set(ids[1])


def test_who_has_no_page_has_a_name_and_no_link():
    family = Family((replace(SAM, href=""),))
    root = tree(draw(family).svg)
    assert not list(root.iter("{*}a"))
    [person] = [one for one in root.iter() if one.get("data-person")]
    assert person.get("role") == "img"


def test_paper_has_no_links_and_each_name_once():
    svg = draw(FAMILY, for_print=True).svg
    assert "<a " not in svg
    assert words(svg).count("Kerry Hale") == 1


def test_abuse_is_left_out_without_a_hole():
    kept = tuple(one for one in FAMILY.feelings if one.quality not in ABUSIVE)
    without = replace(FAMILY, feelings=kept)
    assert draw(FAMILY, hide_abuse=True) == draw(without)
    assert "physical" in words(draw(FAMILY).svg)


def test_without_feelings_the_family_is_as_it_was():
    picture = draw(FAMILY, emotional=False)
    assert picture == draw(replace(FAMILY, feelings=()))
    assert "Close" not in words(picture.svg)


def test_the_legend_has_what_this_picture_has_and_no_more():
    for family in (FAMILY, *(invent(seed, 30) for seed in range(8))):
        svg = draw(family).svg
        [legend] = [one for one in tree(svg) if one.get("class") == "genogram-legend"]
        told = {one.text for one in legend.iter("{*}text") if len(one.text) > 1}
        assert told == {MEANINGS[kind][0] for kind in kinds(family) if kind}


def test_every_kind_of_thing_has_a_meaning():
    assert set(FEELINGS) <= set(MEANINGS)


def test_a_divorce_shows_two_slashes_and_a_separation_one():
    def marks(**more) -> int:
        family = Family((MUM, DAD), (Union(3, 2, "married", "2008", **more),))
        return len(measure(draw(family).svg).of("marks"))

    assert (marks(), marks(separated="2015"), marks(separated="2015", divorced="2016")) == (0, 1, 2)
    assert marks(separated="2015", reconciled="2017") == 2


def test_the_child_it_is_about_is_drawn_double():
    def outlines(someone: Someone) -> int:
        svg = draw(Family((someone,))).svg
        [person] = [one for one in tree(svg).iter() if one.get("data-person")]
        return len([one for one in person.iter("{*}rect") if one.get("stroke")])

    assert outlines(SAM) == outlines(replace(SAM, index=False)) + 1


@pytest.mark.parametrize(
    ("shape", "tag"), [("square", "rect"), ("circle", "circle"), ("diamond", "path")]
)
def test_the_shape_is_the_one_recorded(shape, tag):
    svg = draw(Family((replace(SAM, shape=shape),))).svg
    found = measure(svg).symbols[1]
    assert found.kind == shape
    assert f"<{tag} " in svg


def test_somebody_not_known_is_stated():
    svg = draw(Family((Someone(1, "Father not known", "square", unknown=True),))).svg
    assert "?" in words(svg)
    assert "Father" in words(svg)


@pytest.mark.parametrize("loss", ["pregnancy", "miscarriage", "termination", "stillbirth"])
def test_what_was_lost_hangs_under_its_parents(loss):
    lost = Someone(9, "", loss=loss, born="2012", order="2012")
    family = Family((SAM, MUM, DAD, lost), births=(Birth(1, (3, 2)), Birth(9, (3, 2))))
    found = measure(draw(family).svg)
    assert found.symbols[9].x > found.symbols[1].x
    assert loss.capitalize() in words(draw(family).svg)


def test_nobody_is_nothing():
    assert draw(Family(())).svg == ""


def test_a_link_and_a_name_cannot_break_out():
    someone = Someone(1, '"><script>x</script>', href='/people/1/"onload="x')
    root = tree(draw(Family((someone,))).svg)
    assert not list(root.iter("{*}script"))
    [link] = root.iter("{*}a")
    assert "onload" not in link.attrib
