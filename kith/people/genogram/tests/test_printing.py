"""On paper and as an image."""

import sys
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from kith.people.genogram.draw import draw
from kith.people.genogram.family import Family, Someone
from kith.people.genogram.paper import NothingIsFetched, Refusing
from kith.people.genogram.printing import CannotPrint, pdf, png
from kith.people.genogram.testing import invent
from kith.people.genogram.tests.test_drawing import FAMILY


def pages(written: bytes) -> list[tuple[tuple[float, float], str]]:
    document = pypdfium2.PdfDocument(written)
    try:
        return [(page.get_size(), page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def test_a_family_of_twenty_is_one_page_of_a4_with_everybody_on_it():
    family = invent(3, 20)
    [(size, text)] = pages(pdf(draw(family, for_print=True), "Printed by Jo, 3 March 2026, copy 2"))
    assert [round(side) for side in size] == [842, 595]
    assert "Printed by Jo, 3 March 2026, copy 2" in text
    flowing = " ".join(text.split())
    for someone in family.people:
        assert all(word in flowing for word in someone.name.split())


def test_a_family_too_large_to_be_read_on_a4_has_one_page_of_a3():
    [(size, _)] = pages(pdf(draw(invent(8, 60), for_print=True), ""))
    assert [round(side) for side in size] == [1191, 842]


def test_the_same_in_words_follows_where_it_is_wanted():
    picture = draw(FAMILY, for_print=True)
    (_, first), (_, second) = pages(pdf(picture, "", in_words=True))
    assert "Kerry Hale and Sam <Clarke> are close." in second
    assert "are close" not in first


def test_it_is_tagged_for_whoever_hears_it():
    document = pypdfium2.PdfDocument(pdf(draw(FAMILY, for_print=True), ""))
    try:
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
        assert document.get_metadata_value("Title") == "Family picture"
    finally:
        document.close()


def test_a_footer_is_words_and_nothing_else():
    [(_, text)] = pages(pdf(draw(FAMILY, for_print=True), "<img src=x> & co"))
    assert "<img src=x> & co" in text


def test_nothing_is_fetched():
    with pytest.raises(NothingIsFetched):
        Refusing().fetch("file:///etc/hostname")


def test_the_image_has_the_pictures_size_and_is_not_blank():
    picture = draw(FAMILY, for_print=True)
    image = Image.open(BytesIO(png(picture)))
    assert abs(image.width - 2 * picture.width) <= 2
    assert abs(image.height - 2 * picture.height) <= 2
    dark = sum(image.convert("L").histogram()[:100])
    assert 0.003 < dark / (image.width * image.height) < 0.2


def test_without_pango_it_is_said_in_words(monkeypatch):
    class Missing:
        def __getattr__(self, name):
            raise OSError("cannot load library")

    monkeypatch.setitem(sys.modules, "kith.people.genogram.paper", Missing())
    with pytest.raises(CannotPrint, match="Printing is not set up on this server"):
        pdf(draw(FAMILY), "")


def test_an_image_is_as_large_as_it_is_wanted():
    picture = draw(FAMILY, for_print=True)
    small, large = (Image.open(BytesIO(png(picture, scale=scale))) for scale in (1.0, 2.0))
    assert abs(large.width - 2 * small.width) <= 2


def test_a_small_family_is_not_blown_up():
    family = Family((Someone(1, "Sam", index=True),))
    written = pdf(draw(family, for_print=True), "")
    document = pypdfium2.PdfDocument(written)
    try:
        drawn = [one.get_bounds() for one in document[0].get_objects()]
    finally:
        document.close()
    assert max(top for *_, top in drawn) - min(bottom for _, bottom, *_ in drawn) < 595
