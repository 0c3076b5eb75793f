"""What is over is thrown away, and nothing before."""

from datetime import timedelta

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, VISITOR, visitor_with
from kith.frontdoor.models import Letter
from kith.frontdoor.public.commands.sending import send
from kith.frontdoor.public.commands.sweeping import sweep_letters
from kith.frontdoor.public.commands.writing import begin
from kith.frontdoor.public.tests.words import fill
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.clock import frozen

pytestmark = pytest.mark.django_db


def left() -> int:
    with acting_as(MACHINE):
        return Letter.objects.count()


@pytest.mark.parametrize(("days", "stays"), [(6, 1), (7, 0)])
def test_a_letter_that_was_never_sent_is_kept_a_week(days, stays):
    begin(VISITOR)
    with frozen(clock.now() + timedelta(days=days)):
        assert sweep_letters() == 1 - stays
    assert left() == stays


@pytest.mark.parametrize(("days", "stays"), [(29, 1), (30, 0)])
def test_what_is_left_of_a_letter_that_was_sent_is_kept_a_month(days, stays):
    a_desk()
    writer = visitor_with(begin(VISITOR))
    fill(writer)
    send(writer)
    with frozen(clock.now() + timedelta(days=days)):
        sweep_letters()
    assert left() == stays
