"""Codes of one link tried at once, from many connections."""

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import keys
from kith.frontdoor.commands import partner
from kith.frontdoor.commands.linking import find_link, issue, send_code
from kith.frontdoor.models import Request
from kith.frontdoor.testing import a_desk, a_partner
from kith.kernel.mistakes import Mistake
from kith.kernel.testing import at_once


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_many_codes_tried_at_once_only_five_are_looked_at(monkeypatch):
    a_partner("police", "Wexbridge police desk")
    _, (made,) = a_desk().asked(["police"])
    with acting_as(MACHINE):
        secret = keys.secret_of(issue(Request.objects.get(id=made)).id)
    found = find_link(secret)
    send_code(found)
    looked_at = []
    monkeypatch.setattr(keys, "is_code", lambda *typed: looked_at.append(typed))

    def guess():
        for _ in range(3):
            with pytest.raises(Mistake, match="not the code"):
                partner.use_code(found.actor, typed="000000")

    at_once([guess] * 8)
    assert len(looked_at) == partner.MOST_TRIES
