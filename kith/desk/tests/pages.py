"""What the tests of pages do again and again: open one as somebody, read it, send a form."""

from datetime import date, timedelta

from lxml import html

from kith.access import testing
from kith.accounts.models import Account, Membership, Team
from kith.cases.commands import Action, promise_action, set_contact_plan
from kith.kernel import clock


def open_page(actor, path, status=200):
    """Return a page as somebody sees it."""
    answer = testing.browser(actor).get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return html.fromstring(answer.content.decode())


def words(node):
    """Return what is read aloud."""
    return " ".join(node.text_content().split())


def said(actor, path, status=200):
    """Return the words of a page."""
    return words(open_page(actor, path, status).get_element_by_id("main-content"))


def send(actor, path, data, came_from=""):
    """Send a form as a browser without scripts does."""
    headers = {"referer": f"http://testserver{came_from}"} if came_from else {}
    return testing.browser(actor).post(path, data, headers=headers)


def boxes(name, day):
    """Return a day as its three boxes send it."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def allocated(world):
    """Let the worker of a world see the child, as allocation does."""
    testing.known_to(world.worker, world.person)


def action(world, what="Sort out the bus pass", due=None, by=None, **more):
    """Promise the child an action that its worker owes."""
    agreed = more.pop("agreed_on", clock.today() - timedelta(days=20))
    owner = by or world.worker
    return promise_action(
        owner,
        person=more.pop("person", world.person),
        action=Action(what, "So that you get to school", due or agreed, agreed, owner.id, **more),
    )


def plan(world, every=10, since=None):
    """Agree how often the worker sees the child."""
    return set_contact_plan(
        world.worker,
        person=world.person,
        every_working_days=every,
        since=since or date(2026, 3, 2),
        owner=world.worker.id,
    )


def colleague(world, role="social_worker", name="Kim Odell"):
    """Return a colleague of the worker's team."""
    team = Team.objects.get(pk=world.team)
    return testing.holding(role, team, who=testing.account(name=name))


def team_of(actor):
    """Return the team that somebody works in."""
    return Membership.objects.get(account_id=actor.id).team_id


def called(actor):
    """Return what somebody is called."""
    return Account.objects.get(pk=actor.id).name
