"""What a manager asks that only the named read (SPEC H2, R6): asked, answered, kept longer."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.accounts.models import Team
from kith.frontdoor import commands as do
from kith.frontdoor import keys
from kith.frontdoor.commands import Replying, partner
from kith.frontdoor.commands.linking import find_link, issue
from kith.frontdoor.forms.partner import PartnerForm
from kith.frontdoor.keeping import way_to_keep
from kith.frontdoor.models import Apart, Link, Reply, Request
from kith.frontdoor.queries.apart import apart_page
from kith.frontdoor.queries.replying import reply_page
from kith.frontdoor.queries.requests import request_page
from kith.frontdoor.rules.agencies import APART
from kith.frontdoor.rules.agencies.shapes import KEPT_APART
from kith.frontdoor.rules.answers import Said, Sort, hidden
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.frontdoor.views.apart import STEPS
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.models import Fact

pytestmark = pytest.mark.django_db
WHY = "He is driven to a house by men, and we must know what a nurse saw."
SAYS = Said(Sort.VALUE, "Speak to the named nurse, Ms Quill.")


@pytest.fixture
def desk():
    a_partner("health")
    return a_desk()


@pytest.fixture
def second(desk):
    return testing.holding("mash_manager", Team.objects.get(pk=desk.team))


@pytest.fixture
def asked(desk):
    """Return a contact and its request to health, with the item that only some read."""
    contact, (made,) = desk.asked(["health"])
    do.ask_apart(desk.manager, contact=contact, request=made, why=WHY)
    return contact, made


def by_link(request):
    with acting_as(MACHINE):
        link = issue(Request.objects.get(id=request))
    return find_link(keys.secret_of(link.id)).actor


def answer(request, said=SAYS, **more):
    with acting_as(MACHINE):
        answers = full_answer(Request.objects.get(id=request), more.pop("others", None))
    replying = Replying({**answers, "9": said}, "Nurse Quill", how="page")
    partner.send_reply(by_link(request), replying=replying)


def page(actor, asked):
    return apart_page(actor, contact=asked[0], request=asked[1])


def of(model, **which):
    with acting_as(MACHINE):
        return model.objects.get(**which)


# -- Asking ---------------------------------------------------------------------------------------


def test_it_is_for_a_manager_to_ask_and_never_without_a_reason(desk):
    contact, (made,) = desk.asked(["health"])
    with pytest.raises(Refused):
        do.ask_apart(desk.worker, contact=contact, request=made, why=WHY)
    with pytest.raises(Mistake, match="why we must know it"):
        do.ask_apart(desk.manager, contact=contact, request=made, why="  ")
    do.ask_apart(desk.manager, contact=contact, request=made, why=WHY)
    with pytest.raises(Mistake, match="nothing more to ask"):
        do.ask_apart(desk.manager, contact=contact, request=made, why=WHY)


def test_of_others_than_health_there_is_nothing_of_the_kind_to_ask(desk):
    contact, (made,) = desk.asked(["police"])
    with pytest.raises(Mistake, match="nothing more to ask"):
        do.ask_apart(desk.manager, contact=contact, request=made, why=WHY)
    with pytest.raises(NotHere):
        apart_page(desk.manager, contact=contact, request=made)


def test_who_has_answered_is_asked_once_more(desk):
    contact, (made,) = desk.asked(["health"])
    answer_ = full_answer(of(Request, id=made))
    do.record_reply(desk.worker, contact=contact, request=made, replying=Replying(answer_, "Nurse"))
    with pytest.raises(Mistake, match="ask them once more"):
        do.ask_apart(desk.manager, contact=contact, request=made, why=WHY)


def test_only_those_of_the_desk_are_named(desk):
    contact, (made,) = desk.asked(["health"])
    stranger = testing.holding("social_worker")
    with pytest.raises(Mistake, match="work at this desk"):
        do.ask_apart(desk.manager, contact=contact, request=made, why=WHY, named=[stranger.id])


def test_it_counts_as_one_more_item_and_the_agency_is_asked_in_plain_words(desk, asked):
    _, made = asked
    row = of(Request, id=made)
    assert (APART in row.conditions, row.of) == (True, 8)
    labels = {item.key: item.label for item in reply_page(by_link(made)).asks}
    assert "exploitation known" in labels["9"]


# -- Reading --------------------------------------------------------------------------------------


def test_the_named_read_what_came_and_why_it_was_asked(desk, asked):
    answer(asked[1])
    kept = page(desk.manager, asked).kept
    assert (kept.says, kept.why) == (SAYS.words, (WHY,))
    assert kept.named == (desk.manager.name,)


def test_nobody_else_reads_more_than_that_there_is_something(desk, second, asked):
    answer(asked[1])
    for actor in (desk.worker, second):
        shown = page(actor, asked)
        assert (shown.kept, shown.asks, shown.question) == (None, True, "")
        (line,) = [
            one
            for one in request_page(actor, contact=asked[0], request=asked[1]).items
            if one.key == "9"
        ]
        assert line.label == KEPT_APART
        assert "kept for those who are named" in line.says


def test_not_even_the_product_itself_reads_it(asked):
    with acting_as(MACHINE):
        assert not Apart.objects.exists()


def test_whoever_reads_it_may_name_one_more_and_nobody_else_may(desk, second, asked):
    which = {"contact": asked[0], "request": asked[1]}
    with pytest.raises(NotHere):
        do.name_reader(desk.worker, **which, account=desk.worker.id)
    do.name_reader(desk.manager, **which, account=second.id)
    assert page(second, asked).kept is not None
    assert page(desk.worker, asked).kept is None


def test_after_ninety_days_only_who_set_it_reads_on_unless_it_is_kept_longer(desk, second, asked):
    which = {"contact": asked[0], "request": asked[1]}
    do.name_reader(desk.manager, **which, account=second.id)
    with clock.frozen(clock.now() + timedelta(days=91)):
        assert page(second, asked).kept is None
        assert page(desk.manager, asked).kept.is_due
        do.keep_longer(desk.manager, **which, why="The enquiry goes on.")
        assert page(second, asked).kept.why == (WHY, "The enquiry goes on.")


def test_the_database_names_neither_nobody_nor_the_machine(desk, asked):
    with acting_as(desk.manager):
        for named in ([], [0, desk.manager.id]):
            with pytest.raises(Exception, match="apart_names_people"), transaction.atomic():
                Apart.objects.update(named=named)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Apart.objects.update(said={})


# -- Looked at again ------------------------------------------------------------------------------


def after(days):
    return clock.frozen(clock.now() + timedelta(days=days))


def steps_of(actor, asked):
    page = testing.browser(actor).get(reverse("request-apart", args=asked)).content.decode()
    return {one.words for one in STEPS.values() if f">{one.words}<" in page.replace("\n", "")}


def test_the_look_after_ninety_days_is_owed_by_whoever_asked(desk, asked):
    owed = desk.promise("KEPT-APART")
    assert (owed.owner_id, owed.thread, owed.state) == (desk.manager.id, asked[1], "open")
    review_on = clock.today() + timedelta(days=90)
    assert (clock.local_date(owed.due_at), owed.due_at) == (
        review_on,
        clock.local_midnight(review_on),
    )


def test_kept_longer_the_look_is_given_and_the_next_one_is_owed_by_whoever_gave_it(
    desk, second, asked
):
    which = {"contact": asked[0], "request": asked[1]}
    do.name_reader(desk.manager, **which, account=second.id)
    with after(80):
        do.keep_longer(second, **which, why="The enquiry goes on.")
    first, following = desk.promises("KEPT-APART")
    assert (first.state, following.state, following.owner_id) == ("kept", "open", second.id)
    days = [clock.local_date(one.due_at) for one in (first, following)]
    assert days[1] - days[0] == timedelta(days=80)


def test_let_rest_the_look_is_given_and_nothing_more_is_owed(desk, second, asked):
    which = {"contact": asked[0], "request": asked[1]}
    with pytest.raises(NotHere):
        do.let_rest(second, **which)
    do.let_rest(desk.manager, **which)
    assert desk.promise("KEPT-APART").state == "kept"
    with pytest.raises(Mistake, match="looked at it already"):
        do.let_rest(desk.manager, **which)


def test_once_it_is_late_any_manager_lets_it_rest_and_reads_nothing_by_it(desk, second, asked):
    which = {"contact": asked[0], "request": asked[1]}
    with after(90):
        assert page(second, asked).is_late
        with pytest.raises(NotHere):
            do.keep_longer(second, **which, why="Somebody may need it.")
        do.let_rest(second, **which)
        assert page(second, asked).kept is None
    assert desk.promise("KEPT-APART").state == "kept_late"


def test_each_is_offered_the_look_that_they_may_give(desk, second, asked):
    do.name_reader(desk.manager, contact=asked[0], request=asked[1], account=desk.worker.id)
    keep, rest = "Keep it readable for another 90 days", "The others need it no longer"
    assert {keep, rest} <= steps_of(desk.manager, asked)
    assert not {keep, rest} & (steps_of(desk.worker, asked) | steps_of(second, asked))
    with after(90):
        assert steps_of(second, asked) == {rest}


def test_the_promise_leads_to_the_page_where_it_is_kept_and_no_fact_holds_the_reason(desk, asked):
    owed = desk.promise("KEPT-APART")
    way = way_to_keep(desk.manager, owed.kind, contact=asked[0], thread=owed.thread, person=1)
    assert testing.browser(desk.manager).get(way.href).status_code == 200
    rest = reverse("request-apart-step", args=[*asked, "rest"])
    assert testing.browser(desk.manager).post(rest).status_code == 302
    with acting_as(MACHINE):
        told = list(Fact.objects.filter(thread=asked[1], name__contains="apart"))
    assert [one.name for one in told] == ["request.kept_apart", "request.apart_looked"]
    assert not any(one.rationale for one in told)


# -- Answering ------------------------------------------------------------------------------------


def test_of_an_answer_the_request_and_the_reply_hold_that_it_came_and_no_word(asked):
    answer(asked[1])
    for held in (of(Request, id=asked[1]).answers, of(Reply, request_id=asked[1]).answers):
        assert held["9"] == {"sort": "apart", "words": "", "by": "", "reason": ""}
    assert of(Request, id=asked[1]).state == "FULL"


@pytest.mark.parametrize("said", [SAYS, Said(Sort.NONE)])
def test_what_it_says_does_not_change_what_the_answer_amounts_to(asked, said):
    answer(asked[1], said, others=Said(Sort.NONE))
    assert of(Request, id=asked[1]).state == "NIL"


def test_what_is_left_blank_is_open_still(desk, asked):
    answer(asked[1], Said(Sort.VALUE, "n/k"))
    assert of(Request, id=asked[1]).state == "PARTIAL"
    assert page(desk.manager, asked).kept.says == "No answer yet"
    assert hidden(Said(Sort.VALUE, "n/k")).is_blank


def test_when_it_comes_is_said_and_not_what_goes_with_it(asked):
    by = clock.today() + timedelta(days=2)
    answer(asked[1], Said(Sort.CANNOT, "After the clinic", by))
    held = of(Request, id=asked[1]).answers["9"]
    assert (held["sort"], held["words"], held["by"]) == ("cannot", "", by.isoformat())


def test_half_typed_words_of_it_are_not_kept_and_what_was_sent_is_not_shown_again(asked):
    actor = by_link(asked[1])
    typed = {"words_1": ["At the hospital in May"], "words_9": [SAYS.words], "by_9-day": ["3"]}
    partner.keep_draft(actor, words={**typed, "way_9": ["value"], "by_name": ["Quill"]})
    assert set(of(Link, request_id=asked[1]).draft) == {"words_1", "by_name"}
    replying = Replying({"9": SAYS}, "Nurse Quill", how="page")
    partner.send_reply(actor, replying=replying)
    again = form_of(by_link(asked[1]))
    assert SAYS.words not in again


def form_of(actor):
    shown = reply_page(actor)
    return str(PartnerForm(asks=shown.asks, before=shown.before))


def test_the_desk_s_form_does_not_ask_it_and_those_named_write_it_on_its_own_page(desk, asked):
    shown = request_page(desk.manager, contact=asked[0], request=asked[1])
    assert "9" not in {item.key for item in shown.asks}
    client = testing.browser(desk.manager)
    path = reverse("request-apart-step", args=[*asked, "answer"])
    sent = client.post(path, {"words_9": SAYS.words, "by_name": "Nurse Quill", "how": "telephone"})
    assert sent.status_code == 302
    assert page(desk.manager, asked).kept.says == SAYS.words
    assert testing.browser(desk.worker).get(path).status_code == 404


def test_whoever_is_not_named_puts_nothing_over_what_came(desk, asked):
    answer(asked[1])
    replying = Replying({"9": Said(Sort.NONE)}, "Somebody")
    with pytest.raises(Mistake, match="Answer the items"):
        do.record_reply(desk.worker, contact=asked[0], request=asked[1], replying=replying)
    assert page(desk.manager, asked).kept.says == SAYS.words


def test_all_may_be_withheld_by_word_to_the_desk(desk, asked):
    do.refuse(
        desk.worker, contact=asked[0], request=asked[1], reason="confidence", by_name="Nurse Quill"
    )
    assert of(Request, id=asked[1]).state == "REFUSED"
    assert "Withheld" in page(desk.manager, asked).kept.says


# -- The pages ------------------------------------------------------------------------------------


def test_a_manager_comes_to_it_from_what_health_was_asked(desk):
    contact, (made,) = desk.asked(["health"])
    client = testing.browser(desk.manager)
    path = reverse("request-page", args=[contact, made])
    assert "Ask what only some will read" in client.get(path).content.decode()
    assert "only some will read" not in testing.browser(desk.worker).get(path).content.decode()
    ask = reverse("request-apart-step", args=[contact, made, "ask"])
    assert client.post(ask, {"why": ""}).status_code == 200
    shown = client.post(ask, {"why": WHY, "named": [str(desk.worker.id)]}, follow=True)
    assert WHY in shown.content.decode()
    named = page(desk.worker, (contact, made)).kept.named
    assert set(named) == {desk.manager.name, desk.worker.name}


@pytest.mark.parametrize("step", ["name", "keep", "rest", "answer"])
def test_each_thing_that_is_done_has_a_page_for_the_named_that_keeps_no_draft(desk, asked, step):
    path = reverse("request-apart-step", args=[*asked, step])
    shown = testing.browser(desk.manager).get(path)
    assert shown.status_code == 200
    assert "data-kith-draft" not in shown.content.decode()
    assert testing.browser(desk.worker).get(path).status_code == 404
