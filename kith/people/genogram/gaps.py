"""What a gap between two nodes holds, in order from the left, and how wide that makes it.

The outlines of those on the left, the tracks of those on the left (each after its words), what
joins the two, what only passes, and the same for those on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kith.people.genogram.homes import Household, Side, outlines_by_gap
from kith.people.genogram.measures import COUPLE, NARROWEST, OUTLINE, PAD, TRACK
from kith.people.genogram.routes import (
    ABUSE_WORDS,
    Gap,
    Track,
    Ways,
    by_gap,
    union_words,
    words_wide,
)


@dataclass
class Contents:
    """The offsets of what is in a gap, from its left edge or from its right one."""

    width: float = 0.0
    from_left: dict[Track, float] = field(default_factory=dict)
    from_right: dict[Track, float] = field(default_factory=dict)
    passing: dict[Track, float] = field(default_factory=dict)  # from the start of the middle
    outlines: dict[tuple[int, Side], float] = field(default_factory=dict)  # by household
    words_at: dict[Track, float] = field(default_factory=dict)  # where the words begin
    left: float = PAD  # what the left side takes
    right: float = PAD
    joined: float = 0.0  # what is between them
    middle: float = 0.0  # of this, what joins the two


def gaps(rows: list[list[int]], ways: Ways, found: list[Household]) -> dict[Gap, Contents]:
    """Return the contents of every gap, those at the ends of the rows as well."""
    tracks = by_gap(ways.routes, ways.alone)
    for household in found:
        for corridor in household.corridors:
            for track in corridor.gaps:
                tracks.setdefault(track.gap, []).append(track)
    outlines = outlines_by_gap(found)
    made = {}
    for row, nodes in enumerate(rows):
        for place in range(len(nodes) + 1):
            gap = (row, place)
            made[gap] = _contents(gap, tracks.get(gap, []), outlines, found)
            _middle(made[gap], ways, gap)
    return made


def _contents(
    gap: Gap,
    tracks: Sequence[Track],
    outlines: dict[tuple[Gap, Side], list[Household]],
    found: list[Household],
) -> Contents:
    contents = Contents()
    for household in outlines.get((gap, "left"), []):
        contents.outlines[found.index(household), "left"] = contents.left
        contents.left += OUTLINE
    for household in outlines.get((gap, "right"), []):
        contents.outlines[found.index(household), "right"] = contents.right
        contents.right += OUTLINE
    for track in tracks:
        if track.side == "left":
            contents.left = _put(contents, contents.from_left, track, contents.left)
        elif track.side == "right":
            contents.right = _put(contents, contents.from_right, track, contents.right)
    for track in tracks:
        if track.side == "between":
            wide = track.wide or TRACK
            contents.passing[track] = contents.joined + wide / 2
            contents.joined += wide
    return contents


def _put(contents: Contents, side: dict[Track, float], track: Track, start: float) -> float:
    """Put a track and its words on a side; return where the next one begins."""
    if track.words:
        contents.words_at[track] = start
        start += words_wide(track.words)
    side[track] = start + TRACK / 2
    return start + TRACK


def _middle(contents: Contents, ways: Ways, gap: Gap) -> None:
    """Make room for what joins the two neighbours, and say how wide all of it is."""
    least = NARROWEST
    if gap in ways.direct:
        least = COUPLE
        contents.middle = max(COUPLE - 2 * PAD, words_wide(union_words(ways.direct[gap])))
    if gap in ways.felt:
        felt = ABUSE_WORDS.get(ways.felt[gap].quality)
        room = words_wide((felt,) if felt else ())
        contents.middle = max(contents.middle, COUPLE - 2 * PAD, room)
    contents.joined += contents.middle
    contents.width = max(least, contents.left + contents.joined + contents.right)
