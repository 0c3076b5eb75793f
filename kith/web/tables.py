"""What a table needs besides its cells: columns, and links that sort by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Column:
    """One column: its words, whether it holds numbers, and how a click on it sorts."""

    words: str
    number: bool = False
    href: str = ""
    sorted: str = ""


def sort_link(params: Mapping[str, str], key: str, ascending: bool) -> str:
    """Return the address that sorts by `key`, keeping the filters but not the place in the list."""
    kept = {name: value for name, value in params.items() if name not in ("after", "before", "by")}
    return "?" + urlencode({**kept, "by": key if ascending else f"-{key}"})


def sortable(params: Mapping[str, str], key: str, words: str, number: bool = False) -> Column:
    """Return a column that sorts by `key`; `?by=key` and `?by=-key` say the present order."""
    by = params.get("by", "")
    state = {key: "ascending", f"-{key}": "descending"}.get(by, "")
    return Column(words, number, sort_link(params, key, state != "ascending"), state)
