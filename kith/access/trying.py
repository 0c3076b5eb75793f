"""Try what a form asks; what cannot be is said in its box, and no word of it is lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from kith.access.refusals import NotHere, ReasonNeeded, Refused
from kith.kernel.mistakes import Mistake
from kith.web.forms import KithForm

T = TypeVar("T")
AS_NAMED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Done(Generic[T]):
    """It was done, and this came of it: None for what only does."""

    made: T


def attempt(
    form: KithForm,
    do: Callable[[], T],
    *,
    boxes: Mapping[str, str] = AS_NAMED,
    not_here: Mistake | None = None,
) -> Done[T] | None:
    """Do what a form asks; None where something was wrong, which the form then says.

    `boxes` names the box of a field where the form calls it otherwise; `not_here` is what to say
    where somebody or something that was typed is not there. A reason that is needed is asked for.
    """
    try:
        return Done(do())
    except Mistake as wrong:
        _say(form, wrong, boxes)
    except ReasonNeeded:
        raise
    except Refused as no:
        form.add_error(None, str(no))
    except NotHere:
        if not_here is None:
            raise
        _say(form, not_here, boxes)
    return None


def _say(form: KithForm, wrong: Mistake, boxes: Mapping[str, str]) -> None:
    box = boxes.get(wrong.field, wrong.field)
    form.add_error(box if box in form.fields else None, wrong.words)
