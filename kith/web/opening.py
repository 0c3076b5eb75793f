"""Opening a form: with the words kept from before, or with what was sent, or afresh."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from kith.web.drafts import draft_for, keep
from kith.web.forms import KithForm
from kith.web.forms.base import Opened
from kith.web.versions import Seen, stamp

AForm = TypeVar("AForm", bound=KithForm)
# A page with a form is read as any page is, and takes what is sent.
both = require_http_methods(["GET", "HEAD", "POST"])


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
    What is sent is kept before it is looked at, so that neither a mistake in it nor a fault of
    ours loses a word; `drafts.clear` forgets it once it is safely in.
    """
    kept = draft_for(request, key)
    if request.method == "POST":
        keep(request)
        opened = form(request.POST, request.FILES, **more)
    else:
        more.setdefault("initial", seen.values if seen else None)
        opened = form(words=kept.words, **more)
    before = kept.seen or (stamp(seen) if seen else "")
    opened.opened = Opened(kept.token, before, kept.saved_at)
    return opened
