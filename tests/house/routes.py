"""Every address of the house, with something in the place of each of its parameters."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

NOWHERE = UUID(int=7)

# What stands in for a parameter, by its name. A new name fails until it is given a value here.
STANDING_IN: Mapping[str, object] = {
    "account": 1,
    "agency": "police",
    "channel": "telephone",
    "contact": NOWHERE,
    "cover": 1,
    "act": NOWHERE,
    "behind": "over",
    "code": "VI-01",
    "fact": NOWHERE,
    "grant": 1,
    "hidden": NOWHERE,
    "kind": "action",
    "look": NOWHERE,
    "measure": "screen",
    "merge": 1,
    "number": 1,
    "other": 1,
    "file": NOWHERE,
    "how": "soon",
    "part": "child",
    "plan": NOWHERE,
    "promise": NOWHERE,
    "proposal": 1,
    "record": 1,
    "request_id": NOWHERE,
    "restriction": 1,
    "rule": 1,
    "secret": "no-secret-of-ours",
    "shift": 1,
    "step": "screen",
    "team": 1,
    "thread": NOWHERE,
    "watch": "last-hour",
    "what": "place",
    "voice": "worker",
    "way": "mother",
    "which": "late",
}

# Where one name means another thing to one address.
HERE: Mapping[str, Mapping[str, object]] = {
    "answer": {"code": "did"},
    "family-until": {"code": "tie"},
    "family-wrong": {"code": "tie"},
    "person-add": {"kind": "adult"},
    "contact-talk": {"step": "ripple"},
    "request-move": {"step": "answer"},
    "request-apart-step": {"step": "ask"},
}

# What a page takes after the question mark, where that leads to more of it.
ASKING: Mapping[str, tuple[str, ...]] = {
    "letter": ("?show=measured",),
    "person": ("?then=2026-01-01",),
    "family-print": ("?for=child",),
}


@dataclass(frozen=True)
class Route:
    """One address: its name, whether it asks for sign-in, and the parameters it takes."""

    name: str
    behind_sign_in: bool
    takes: tuple[str, ...]

    def path(self, **values: object) -> str:
        """Return the address with values in it; what is not said here stands in.

        What is meant for one address alone is named after both: "ecomap:number".
        """
        own = {name: values[key] for name in self.takes if (key := f"{self.name}:{name}") in values}
        known = {**STANDING_IN, **values, **HERE.get(self.name, {}), **own}
        missing = [name for name in self.takes if name not in known]
        assert not missing, f"{self.name} takes {missing}: say in STANDING_IN what to put there"
        return reverse(self.name, kwargs={name: known[name] for name in self.takes})

    def paths(self, **values: object) -> list[str]:
        """Return the address alone, and with everything it may be asked."""
        path = self.path(**values)
        return [path, *(path + more for more in ASKING.get(self.name, ()))]


def _walk(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from _walk(one.url_patterns)


def _takes(name: str) -> tuple[str, ...]:
    (found, *_) = get_resolver().reverse_dict.getlist(name)
    return tuple(found[0][0][1])


def routes() -> list[Route]:
    """Return every named address; one without a name is an error."""
    found: dict[str, Route] = {}
    for one in _walk(get_resolver().url_patterns):
        assert one.name, f"{one.pattern} has no name"
        view: Any = one.callback
        asks = getattr(view, "login_required", True)
        found[one.name] = Route(one.name, asks, _takes(one.name))
    return sorted(found.values(), key=lambda route: route.name)


@contextmanager
def kept_signed_in(client: Client) -> Iterator[None]:
    """Keep the browser's session, which the address of signing out would end."""
    kept = client.cookies.copy()
    yield
    client.cookies.clear()
    client.cookies.update(kept)


__all__ = ["NOWHERE", "STANDING_IN", "NoReverseMatch", "Route", "kept_signed_in", "routes"]
