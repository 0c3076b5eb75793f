"""Points for names: in any order, by sound, by what somebody was called before."""

from collections.abc import Iterator, Sequence
from functools import partial

from kith.people.search.rules.alike import Alike, alike
from kith.people.search.rules.asked import Asked
from kith.people.search.rules.known import Known, Named
from kith.people.search.rules.scoring.point import NAME, Point


def for_names(asked: Asked, known: Known) -> Iterator[Point]:
    """Yield what the names are worth, where some were asked."""
    if not asked.words:
        return
    pairs = _best_pairs(asked.words, known.words)
    likeness = [each for _, _, each in pairs]
    shares = [each.share for each in likeness]
    agree = len(shares) > 1 and min(shares) >= 0.7
    for place, (typed, kept, each) in enumerate(pairs):
        got = NAME * each.share if each.share else -0.4 * NAME
        said = partial(_say_name, typed, kept, each, known) if each.share else ""
        yield Point(NAME, got, said, telling=agree and place == 0)


def _best_pairs(typed: Sequence[str], kept: Sequence[str]) -> list[tuple[str, str, Alike]]:
    """Give each typed word the kept word that it is most like; none is given twice."""
    every = sorted(
        ((alike(one, other), i, j) for i, one in enumerate(typed) for j, other in enumerate(kept)),
        key=lambda found: (-found[0].share, found[1], found[2]),
    )
    taken: dict[int, tuple[int, Alike]] = {}
    for likeness, i, j in every:
        if likeness.share and i not in taken and all(j != other for other, _ in taken.values()):
            taken[i] = (j, likeness)
    none = Alike(0.0, "other")
    return [
        (one, kept[taken[i][0]], taken[i][1]) if i in taken else (one, "", none)
        for i, one in enumerate(typed)
    ]


_HOW = {
    "spelling": "{typed} is another spelling of {kept}",
    "short": "{typed} and {kept} stand for one another",
    "sound": "sounds like {kept}",
    "slip": "spelt nearly like {kept}",
    "initial": "{kept} begins with {typed}",
    "beginning": "{kept} begins with {typed}",
}


def _say_name(typed: str, kept: str, each: Alike, known: Known) -> str:
    shown = shown_word(kept, known.names)
    said = "called {kept}" if each.how == "same" else _HOW[each.how]
    words = said.format(typed=typed.capitalize(), kept=shown)
    return words + (" (a name from before)" if _only_before(kept, known.names) else "")


def shown_word(word: str, names: Sequence[Named]) -> str:
    """Return a compared word as it is written in one of the names."""
    for name in names:
        for written in name.text.split():
            if word in Named(written).words:
                return written.strip(",")
    return word.capitalize()


def _only_before(word: str, names: Sequence[Named]) -> bool:
    holding = [name.past for name in names if word in name.words]
    return bool(holding) and all(holding)
