"""The same words said of several children: word for word, by one team."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kith.oversight.watch.rules.work import Found, Work
from kith.web import words

SAME, FEWEST_WORDS = 3, 4
Said = tuple[Found, str]


def plain(text: str) -> str:
    """Return words without the marks and the case that do not make them other words."""
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", text.lower()).split())


def alike(said: Iterable[Said]) -> Iterator[Found]:
    """Return what was said of several pieces of work of one team in the same words."""
    by_words: dict[tuple[int, str], list[Found]] = defaultdict(list)
    for found, text in said:
        same = plain(text)
        if len(same.split()) >= FEWEST_WORDS:
            by_words[found.work.team, same].append(found)
    for group in by_words.values():
        if len({one.work.id for one in group}) >= SAME:
            note = f"the same words as {words.count(len(group) - 1, 'other')}"
            yield from (Found(one.work, one.at, note) for one in group)


def said_in(works: Iterable[Work], *names: str) -> Iterator[Said]:
    """Return every reason that was given under these names, with where it was given."""
    for work in works:
        for one in work.all(*names):
            yield Found(work, one.at), one.words or str(one.data.get("reason", ""))
