"""What journeys do again and again: sign in, look with other eyes, listen with axe."""

from pathlib import Path

import axe_playwright_python
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import BrowserContext, Locator, Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


def axe(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, each with the elements that it is wrong with."""
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run()")["violations"]
    return [f"{v['id']}: {[node['target'] for node in v['nodes']]}" for v in found]


def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")


def go(way: Locator) -> None:
    """Click what leads to another page, and wait until the whole of that is there."""
    with way.page.expect_navigation():
        way.click()


def become(page: Page, name: str) -> None:
    """Sign in as a persona of the demonstration."""
    page.goto("/personas/")
    go(page.get_by_role("button", name=f"Sign in as {name}", exact=True))


def sign_in(context: BrowserContext, account, url: str) -> None:
    """Give a browser the session of an account, without the pages of sign-in."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url}
    context.add_cookies([cookie])


def sign_out(context: BrowserContext) -> None:
    """End the session, as time does."""
    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
