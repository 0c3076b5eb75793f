"""Try what a form asks; what cannot be is said in its box, and nothing is lost."""

from collections.abc import Callable
from typing import TypeVar

from kith.access.gates import ReasonNeeded, Refused
from kith.cases.rules import Mistake
from kith.web.forms import KithForm

T = TypeVar("T")


def attempt(form: KithForm, do: Callable[[], T]) -> T | None:
    """Do what a form asks. None only where something was wrong."""
    try:
        return do()
    except Mistake as wrong:
        form.add_error(wrong.field if wrong.field in form.fields else None, wrong.words)
    except ReasonNeeded:
        raise
    except Refused as no:
        form.add_error(None, str(no))
    return None
