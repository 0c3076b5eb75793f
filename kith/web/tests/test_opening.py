"""How a page with a form may be asked."""

import pytest
from django.http import HttpResponse

from kith.web.opening import both


@both
def page(request):
    return HttpResponse(request.method)


@pytest.mark.parametrize(
    ("method", "status"),
    [("get", 200), ("head", 200), ("post", 200), ("put", 405)],
)
def test_a_page_with_a_form_is_read_as_any_page_is_and_takes_what_is_sent(rf, method, status):
    assert page(getattr(rf, method)("/")).status_code == status
