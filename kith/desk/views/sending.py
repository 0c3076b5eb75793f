"""Where a page of the desk leads back to, with what was said just now."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest, HttpResponseRedirect

from kith.desk.undo import PARAM


def back_to(place: str, said: str = "") -> HttpResponseRedirect:
    """Go back to a page of ours; `said` is what its bar offers to take back."""
    parts = urlsplit(place)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name != PARAM]
    query = urlencode([*kept, *([(PARAM, said)] if said else [])])
    return HttpResponseRedirect(f"{parts.path}?{query}" if query else parts.path)


def came_with(request: HttpRequest) -> str:
    """Return what an address says was said just now."""
    return request.GET.get(PARAM, "")
