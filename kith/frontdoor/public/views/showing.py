"""A letter as its writer looks through it: the parts, what is still needed, all that was said."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.urls import reverse

from kith.frontdoor.public.forms.parts import FORMS
from kith.frontdoor.public.queries import OwnLetter
from kith.frontdoor.public.rules.parts import PARTS
from kith.web.forms import KithForm


@dataclass(frozen=True)
class Stand:
    """One part in the list of parts: begun or not, and whether it is the one that is shown."""

    words: str
    href: str
    begun: bool
    here: bool


@dataclass(frozen=True)
class Wrong:
    """Something that must be said first, and where."""

    words: str
    href: str


@dataclass(frozen=True)
class Said:
    """What was said in one part."""

    words: str
    href: str
    pairs: tuple[tuple[str, str], ...]


def parts_of(letter: OwnLetter, here: str) -> list[Stand]:
    """Return the parts, in order, and the last look."""
    rows = [
        Stand(one.words, address(one.slug), _any(letter, one.boxes), one.slug == here)
        for one in PARTS
    ]
    return [*rows, Stand("Look through and send", reverse("tell-us-check"), False, here == "check")]


def problems_of(letter: OwnLetter) -> list[Wrong]:
    """Return what must be said before it can be sent: four answers, and dates that are dates."""
    return [
        Wrong(one.words, f"{address(part.slug)}{one.href}")
        for part in PARTS
        for one in _bound(letter, part.slug).problems
    ]


def summary_of(letter: OwnLetter) -> list[Said]:
    """Return all that was said, part by part, as it reads."""
    return [
        Said(part.words, address(part.slug), tuple(_pairs(_bound(letter, part.slug))))
        for part in PARTS
    ]


def address(part: str) -> str:
    """Return the address of a part."""
    return reverse("tell-us-part", args=[part])


def _bound(letter: OwnLetter, part: str) -> KithForm:
    data = QueryDict(mutable=True)
    for box, values in letter.words.items():
        data.setlist(box, list(values))
    return FORMS[part](data)


def _pairs(form: KithForm) -> Iterable[tuple[str, str]]:
    for box in form:
        value = box.data
        texts = value if isinstance(value, list) else [value] if value else []
        said = ", ".join(_words(box.field, str(text)) for text in texts if str(text).strip())
        if said:
            yield str(box.label), said


def _words(field: forms.Field, text: str) -> str:
    if isinstance(field, forms.BooleanField):
        return "Yes"
    choices = getattr(field, "choices", ())
    return str(dict(choices).get(text, text))


def _any(letter: OwnLetter, boxes: Iterable[str]) -> bool:
    return any(text.strip() for box in boxes for text in letter.words.get(box, ()))
