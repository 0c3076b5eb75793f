"""Whatever is sent to a second look: an answer in words, never a fault, nothing half written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.blind.commands import Second, ask_look, give_look
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.frontdoor.rules.record import gives_a_reason

pytestmark = pytest.mark.django_db

ANYTHING = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["", "0", "-1", "9" * 400, "\x00", "﷽" * 50, "<script>", "3", "assess"]),
    st.text(alphabet="ab \n\t", min_size=4_001, max_size=4_200),
)
BOXES = st.fixed_dictionaries(
    {},
    optional={
        "outcome": st.one_of(ANYTHING, st.sampled_from(sorted(OUTCOMES))),
        "level": st.one_of(ANYTHING, st.sampled_from(["1", "2", "3", "4"])),
        "because": st.one_of(ANYTHING, st.just("He owes money to men he is afraid of.")),
        "sentences": st.lists(ANYTHING, max_size=4),
        "nobody": ANYTHING,
    },
)
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def look(desk, elsewhere):
    return ask_look(desk.manager, contact=desk.decided("assess"))


def row(look):
    with acting_as(MACHINE):
        return BlindLook.objects.get(id=look)


@FEW
@given(sent=BOXES)
def test_a_decision_is_whole_or_not_there(look, elsewhere, sent):
    client = testing.browser(elsewhere)
    with testing.undone():
        got = client.post(f"/second-looks/{look}/", sent)
        one = row(look)
        if got.status_code == 302:
            assert one.outcome in OUTCOMES
            assert one.level in (1, 2, 3, 4)
            assert gives_a_reason(one.because)
        else:
            assert got.status_code == 200
            assert "There is a problem" in got.content.decode()
            assert (one.given_at, one.outcome, one.because) == (None, "", "")


@FEW
@given(sent=st.fixed_dictionaries({}, optional={"learned": ANYTHING}))
def test_what_was_learned_is_there_or_asked_for(look, elsewhere, sent):
    client = testing.browser(elsewhere)
    with testing.undone():
        other = Second("advice", 2, "The school and his mother can help him.")
        give_look(elsewhere, look=look, second=other)
        got = client.post(f"/second-looks/{look}/talk/", sent)
        one = row(look)
        if got.status_code == 302:
            assert one.learned.strip()
        else:
            assert got.status_code == 200
            assert one.talked_at is None


@FEW
@given(text=st.text(min_size=1, max_size=40))
def test_an_address_that_is_none_is_no_page(elsewhere, look, text):
    client = testing.browser(elsewhere)
    got = client.get("/questions/x/", {"quarter": text, "after": text})
    assert got.status_code in (403, 404)
    assert client.get("/fairness/", {"quarter": text}).status_code == 200
