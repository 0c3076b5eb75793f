"""Small pictures that open the full ones: a family without its feelings, a map of a life."""

from markupsafe import Markup

from kith.people.ecomap.drawing import Map
from kith.people.ecomap.drawing import draw as draw_map
from kith.people.ecomap.queries import Drawn
from kith.people.genogram.draw import draw as draw_family
from kith.people.ties.known import Known
from kith.people.ties.picture import family_of


def family_thumb(known: Known) -> Markup:
    """Return a family as a small picture in which nothing is a link."""
    picture = draw_family(
        family_of(known, lambda _: ""), emotional=False, for_print=True, key="thumb"
    )
    return Markup(picture.svg)  # noqa: S704 (drawn by us, names escaped)


def map_thumb(name: str, one: Drawn) -> Markup:
    """Return a map of a life as a small picture."""
    return draw_map(Map(name, one.lines, f"What is around {name}"))
