"""Journeys: real pages in Debian's Chromium, from a real server, with row-level security on.

Each test here is a transactional one over both logins (a mirror is not emptied otherwise), sees
the addresses of the demonstration, and fails on anything that the browser writes to its console:
that is where a fault against the content security policy shows.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import clear_url_caches
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

from tests.journeys.tools import DESKTOP, FLAGS

HERE = Path(__file__).parent
# The browser's driver runs a loop in this thread, which Django takes for a fault of ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as what it is, and put the first of the borough first.

    Of two workers one then makes the borough while the other goes through what needs none.
    """
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.journey)
        if not in_the_borough(item):  # those have a world in the open
            item.add_marker(pytest.mark.django_db(transaction=True, databases="__all__"))
    first = next((item.path for item in ours if in_the_borough(item)), None)
    items.sort(key=lambda item: (item.path != first, in_the_borough(item)))


def in_the_borough(item: pytest.Item) -> bool:
    """Say whether a test is one of those that walk through the invented borough."""
    return HERE / "borough" in item.path.parents


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Use the system's Chromium, and let it ask nothing of anybody."""
    return {"executable_path": shutil.which("chromium"), "args": FLAGS}


@pytest.fixture(scope="session")
def base_url(live_server) -> str:
    """Let `page.goto("/letter/")` mean the server under test."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, object]:
    """Open windows of a council's laptop."""
    return {"base_url": base_url, "viewport": DESKTOP, "locale": "en-GB"}


@pytest.fixture(autouse=True)
def _demonstration(settings) -> Iterator[None]:
    """Show the addresses that the demonstration has."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.journeys.urls"
    yield
    clear_url_caches()


@pytest.fixture
def console() -> Iterator[list[str]]:
    """Collect what browsers write to their consoles; a test that expects some takes it out."""
    said: list[str] = []
    yield said
    assert said == []


def listen(page: Page, console: list[str]) -> Page:
    """Put what a page says to its console, or breaks with, on the list."""

    def heard(message: ConsoleMessage) -> None:
        console.append(f"{message.type}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda error: console.append(str(error)))
    return page


@pytest.fixture
def page(context: BrowserContext, console: list[str]) -> Page:
    """Return a page whose console is listened to."""
    return listen(context.new_page(), console)


def empty(route: Route) -> None:
    """Answer for a script with nothing in it."""
    route.fulfill(body="", content_type="text/javascript")


@pytest.fixture
def open_page(
    browser: Browser, browser_context_args: dict[str, object], console: list[str]
) -> Iterator[Callable[..., Page]]:
    """Return a way of opening further windows: other sizes, other people, without our scripts.

    `script=False` gives every script of ours as an empty one: axe itself needs a browser that runs
    some. `without_javascript` is a browser that runs none at all; axe would wait in it for ever.
    """
    contexts: list[BrowserContext] = []

    def opened(viewport: dict[str, int] = DESKTOP, script: bool = True, **more: Any) -> Page:
        context = browser.new_context(**{**browser_context_args, "viewport": viewport, **more})
        contexts.append(context)
        if not script:
            context.route("**/*.js*", empty)
        return listen(context.new_page(), console)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def without_javascript(open_page: Callable[..., Page]) -> Page:
    """Return a page of a browser that runs no script."""
    return open_page(java_script_enabled=False)
