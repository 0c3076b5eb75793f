"""What every form of the desk does: try, say what is wrong in its box, forget the draft, leave."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest, HttpResponseRedirect

from kith.access.gates import ReasonNeeded, Refused
from kith.cases.rules import Mistake
from kith.desk.undo import PARAM
from kith.promises.commands import CannotSay
from kith.web.forms import KithForm

T = TypeVar("T")


def attempt(form: KithForm, do: Callable[[], T]) -> T | None:
    """Do what a form asks; what cannot be is said in its box, and nothing is lost.

    None only where something was wrong.
    """
    try:
        return do()
    except (Mistake, CannotSay) as wrong:
        form.add_error(wrong.field if wrong.field in form.fields else None, wrong.words)
    except ReasonNeeded:
        raise
    except Refused as no:
        form.add_error(None, str(no))
    return None


def back_to(place: str, said: str = "") -> HttpResponseRedirect:
    """Go back to a page of ours; `said` is what its bar offers to take back."""
    parts = urlsplit(place)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name != PARAM]
    query = urlencode([*kept, *([(PARAM, said)] if said else [])])
    return HttpResponseRedirect(f"{parts.path}?{query}" if query else parts.path)


def came_with(request: HttpRequest) -> str:
    """Return what an address says was said just now."""
    return request.GET.get(PARAM, "")
