"""The pages of access, as a browser gets them."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from kith.access import testing, views
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.audit import sees
from kith.access.models import AuditEvent, BreakGlassReview, Grant
from kith.access.testing import browser
from kith.accounts.models import Account
from kith.kernel import clock

pytestmark = pytest.mark.django_db

CHILD = 801


@pytest.fixture
def worker() -> Actor:
    worker = testing.holding("social_worker")
    testing.known_to(worker, CHILD)
    return worker


@pytest.fixture
def manager() -> Actor:
    manager = testing.holding("team_manager")
    testing.known_to(manager, CHILD)
    return manager


@pytest.fixture
def head() -> Actor:
    return testing.holding("head_of_service")


def words(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def day(value) -> dict[str, int]:
    """Return a day as its three boxes send it."""
    return {"day": value.day, "month": value.month, "year": value.year}


def boxes(name: str, value) -> dict[str, int]:
    return {f"{name}-{part}": number for part, number in day(value).items()}


def sees_child(actor: Actor) -> bool:
    with acting_as(actor):
        return sees(CHILD)


class TestOpeningARecord:
    FORM = {"reason_code": "duty_cover", "words": "Her worker is away"}

    def test_with_a_reason_leads_to_the_child(self, worker: Actor) -> None:
        other = testing.holding("social_worker")
        client = browser(other)
        assert 'value="801"' in words(client, f"/access/open/?record={CHILD}")
        answer = client.post("/access/open/", {**self.FORM, "record": CHILD})
        assert (answer.status_code, answer["Location"]) == (302, f"/child/{CHILD}/")
        assert sees_child(other)

    def test_a_mistake_is_said_in_words_and_nothing_typed_is_lost(self, worker: Actor) -> None:
        client = browser(testing.holding("social_worker"))
        ticket = re.search('name="kith-draft" value="([^"]+)"', words(client, "/access/open/"))
        typed = {"record": "x", "words": "Her worker is away", "kith-draft": ticket[1]}
        page = client.post("/access/open/", typed)
        said = page.content.decode()
        assert "There is a problem" in said
        assert "Her worker is away" in said
        assert "Her worker is away" in words(client, "/access/open/")

    def test_hidden_and_never_there_are_the_same_page(self, worker, head) -> None:
        testing.restricted(CHILD, "R3", head)
        client = browser(testing.holding("social_worker"))
        page = {}
        for record in (CHILD, CHILD + 99):
            answer = client.post("/access/open/", {**self.FORM, "record": record})
            assert answer.status_code == 200
            page[record] = answer.content.decode().replace(str(record), "N")
        assert "Nothing was opened" in page[CHILD]
        assert testing.same(page[CHILD], page[CHILD + 99])

    def test_is_not_offered_to_those_who_may_not(self, worker: Actor) -> None:
        assert "does not open" in words(
            browser(testing.holding("business_support")), "/access/open/", 403
        )


class TestWhoMaySee:
    def test_a_worker_reads_it_and_changes_nothing(self, worker: Actor) -> None:
        page = words(browser(worker), f"/access/child/{CHILD}/")
        assert worker.name in page
        assert "Allocated to the child" in page
        assert "End it" not in page

    def test_a_manager_lets_a_colleague_in_and_out_again(self, manager: Actor) -> None:
        colleague = testing.holding("social_worker", who=testing.account(username="jo.bloggs"))
        client = browser(manager)
        until = clock.today() + timedelta(days=5)
        form = {"account": "Jo.Bloggs", "reason": "joint_work", **boxes("until", until)}
        answer = client.post(f"/access/child/{CHILD}/grant/", form)
        assert answer["Location"] == f"/access/child/{CHILD}/"
        assert sees_child(colleague)
        with acting_as(MACHINE):
            grant = Grant.objects.get(account_id=colleague.id)
        assert grant.until_at == clock.local_midnight(until + timedelta(days=1))
        assert "End it" in words(client, f"/access/child/{CHILD}/")
        client.post(f"/access/child/{CHILD}/grant/{grant.pk}/end/")
        assert not sees_child(colleague)

    def test_a_name_that_nobody_has_is_said(self, manager: Actor) -> None:
        form = {"account": "nobody.here", "reason": "joint_work"}
        page = browser(manager).post(f"/access/child/{CHILD}/grant/", form)
        assert "Nobody here has the user name nobody.here" in page.content.decode()

    def test_a_worker_who_tries_is_told_no(self, worker: Actor) -> None:
        client = browser(worker)
        form = {"account": worker_name(worker), "reason": "joint_work"}
        page = client.post(f"/access/child/{CHILD}/grant/", form)
        assert "Your role does not include this" in page.content.decode()
        with acting_as(MACHINE):
            grant = Grant.objects.get(account_id=worker.id)
            assert AuditEvent.objects.filter(event="refused").exists()
        assert client.post(f"/access/child/{CHILD}/grant/{grant.pk}/end/").status_code == 403

    def test_who_has_looked_names_the_reader(self, worker: Actor) -> None:
        client = browser(worker)
        assert "Nobody has looked yet" in words(client, f"/access/child/{CHILD}/looked/")
        assert "Read: who has looked at this record" in words(
            client, f"/access/child/{CHILD}/looked/"
        )


def worker_name(actor: Actor) -> str:
    return Account.objects.get(pk=actor.id).username


class TestHiding:
    def hide(self, client: Client, code: str, *named: Actor) -> str:
        form = {
            "code": code,
            "reason": "A cousin works here",
            "parties": "\n".join(worker_name(one) for one in named),
            **boxes("review_by", clock.today() + timedelta(days=30)),
        }
        answer = client.post(f"/access/child/{CHILD}/restrict/", form)
        return "" if answer.status_code == 302 else answer.content.decode()

    def test_naming_and_lifting(self, worker, manager, head) -> None:
        client = browser(head)
        assert self.hide(client, "R1") == ""
        assert not sees_child(worker)
        page = words(client, f"/access/child/{CHILD}/")
        assert "A cousin works here" in page
        number = page.split("/restriction/")[1].split("/")[0]
        at = f"/access/child/{CHILD}/restriction/{number}"
        client.post(f"{at}/name/", {"account": worker_name(worker)})
        assert sees_child(worker)
        later = clock.today() + timedelta(days=80)
        client.post(f"{at}/keep/", boxes("review_by", later))
        assert f"{later.day} {later:%B %Y}" in words(client, f"/access/child/{CHILD}/")
        assert not sees_child(manager)
        client.post(f"{at}/lift/", {"why": "She has left"})
        assert sees_child(manager)
        assert "A cousin works here" not in words(client, f"/access/child/{CHILD}/")

    def test_a_no_stands_in_the_form(self, manager: Actor) -> None:
        assert "Name somebody who may lift it again" in self.hide(browser(manager), "R3")

    def test_a_hidden_child_leaves_no_trace_on_any_page(self, worker, manager, head) -> None:
        testing.restricted(CHILD, "R3", head)
        client = browser(worker)
        for end in ("", "looked/", "grant/", "restrict/", "restriction/1/lift/"):
            hidden = client.get(f"/access/child/{CHILD}/{end}")
            never = client.get(f"/access/child/{CHILD + 99}/{end}")
            assert hidden.status_code == never.status_code == 404
            assert testing.same(hidden.content.decode(), never.content.decode())
            assert hidden.headers.keys() == never.headers.keys()


class TestNotHere:
    def test_offers_a_way_in_to_those_who_may_open_a_record(self, worker: Actor) -> None:
        client = browser(testing.holding("social_worker"))
        assert "/access/open/" in words(client, f"/access/child/{CHILD}/", 404)
        came_from = f"http://testserver/access/child/{CHILD}/"
        form = client.get("/access/open/", headers={"Referer": came_from})
        assert f'value="{CHILD}"' in form.content.decode()
        assert f'value="{CHILD}"' not in words(client, "/access/open/")

    def test_offers_none_to_others(self, worker: Actor) -> None:
        page = words(browser(testing.holding("business_support")), f"/access/child/{CHILD}/", 404)
        assert "There is no such page" in page
        assert "/access/open/" not in page

    def test_an_error_of_ours_is_not_dressed_as_a_no(self, worker: Actor, monkeypatch) -> None:
        def broken(actor: Actor, *, person: int) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(views.queries, "who_has_looked", broken)
        with pytest.raises(ZeroDivisionError):
            browser(worker).get(f"/access/child/{CHILD}/looked/")


class TestReviews:
    @pytest.fixture
    def opened(self, worker: Actor) -> int:
        client = browser(testing.holding("social_worker"))
        client.post("/access/open/", {**TestOpeningARecord.FORM, "record": CHILD})
        with acting_as(MACHINE):
            return BreakGlassReview.objects.get().pk

    def test_are_listed_and_answered(self, opened: int) -> None:
        client = browser(testing.holding("ig_lead"))
        assert "I am covering for" in words(client, "/access/reviews/")
        assert "Her worker is away" in words(client, f"/access/reviews/{opened}/")
        form = {"justified": "no", "words": "Ask first"}
        answer = client.post(f"/access/reviews/{opened}/", form)
        assert answer["Location"] == "/access/reviews/"
        with acting_as(MACHINE):
            assert BreakGlassReview.objects.get().justified is False
        assert "Nothing waits for review" in words(client, "/access/reviews/")
        assert "There is no such page" in words(client, f"/access/reviews/{opened}/", 404)

    def test_say_when_we_are_late(self, opened: int, head) -> None:
        with clock.frozen(clock.now() + timedelta(days=9)):
            client = browser(head)
            assert "We are late: due" in words(client, "/access/reviews/")

    def test_ones_own_is_for_a_colleague(self, worker: Actor) -> None:
        guard = testing.holding("ig_lead")
        client = browser(guard)
        client.post("/access/open/", {**TestOpeningARecord.FORM, "record": CHILD})
        assert "a colleague reviews it" in words(client, "/access/reviews/")
        with acting_as(MACHINE):
            number = BreakGlassReview.objects.get().pk
        page = client.post(f"/access/reviews/{number}/", {"justified": "yes"}).content.decode()
        assert "Nobody reviews their own access" in page

    def test_are_for_those_who_guard_the_record(self, worker: Actor) -> None:
        assert "head of service" in words(browser(worker), "/access/reviews/", 403)


def test_whoever_is_not_signed_in_is_sent_to_sign_in() -> None:
    for path in ("/access/open/", "/access/reviews/", f"/access/child/{CHILD}/"):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")
