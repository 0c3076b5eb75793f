"""Opening a form: with the words kept from before, or with what was sent, or afresh."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

from kith.web.drafts import draft_for
from kith.web.forms import KithForm
from kith.web.versions import Seen, stamp

AForm = TypeVar("AForm", bound=KithForm)


def open_form(
    request: HttpRequest,
    form: Callable[..., AForm],
    key: str,
    *,
    seen: Seen | None = None,
    **more: Any,
) -> AForm:
    """Return the form for this request. `key` names page and record, as in "visit:1042".

    With `seen`, the record that it changes, the form begins from those values and remembers them.
    """
    kept = draft_for(request, key)
    if request.method == "POST":
        opened = form(request.POST, request.FILES, **more)
    else:
        more.setdefault("initial", seen.values if seen else None)
        opened = form(words=kept.words, **more)
    opened.ticket, opened.kept_at = kept.token, kept.saved_at
    opened.seen = kept.seen or (stamp(seen) if seen else "")
    return opened
