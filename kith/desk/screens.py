"""`kith screens`: the main screens as pictures, wide and narrow, as the personas who live there.

Serves the demonstration to itself on a free port of this machine and drives Debian's Chromium.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path("docs") / "screens"
WIDTHS = {1366: 900, 390: 844}
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Name of the picture, who looks, and the words that are clicked one after the other; after "?"
# stands what is looked for.
SCREENS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("letter", "Ines Calloway", ("The letter",)),
    ("today", "Tobi Marchetti", ()),
    ("board", "Ines Calloway", ("Team",)),
    ("service", "Nadia Rahimi", ("Service",)),
    ("fairness", "Nadia Rahimi", ("Service", "Fairness: is each child answered alike?")),
    ("questions", "Nadia Rahimi", ("Service", "Questions we ask ourselves")),
    ("agreement", "Nadia Rahimi", ("Service", "How far decisions agree")),
    ("child", "Tobi Marchetti", (".kith-child__link",)),
    ("family", "Tobi Marchetti", (".kith-child__link", "Family")),
    ("ecomap", "Sam", ("My map",)),
    ("who", "Tobi Marchetti", (".kith-child__link", "Who")),
    ("something", "Tobi Marchetti", (".kith-child__link", "Something happened")),
    ("car", "Tobi Marchetti", (".kith-child__link", "A side for the car")),
    ("find", "Freya Osei", ("?sam cambell",)),
    ("duplicates", "Ines Calloway", ("Team", "Records that may be one person")),
    ("duplicate", "Ines Calloway", ("Team", "Records that may be one person", ".kith-pair a")),
    ("front-door", "Marcus Ingleby", ("Front door",)),
    ("contact", "Marcus Ingleby", ("Front door", ".kith-queue__name a")),
    ("take-in", "Freya Osei", ("Front door", "Take in word of a child", "Telephone")),
    ("duty", "Freya Osei", ("Front door", "Duty desk")),
    ("wall", "Marcus Ingleby", ("Front door", "Wall of the hub")),
    ("door-board", "Marcus Ingleby", ("Front door", "Board")),
    ("door-today", "Freya Osei", ()),
    ("partner-today", "Imogen Salter", ()),
    ("check", "Ada Featherstone", ("Returns", ".kith-columns__main .govuk-button")),
    ("promise", "Tobi Marchetti", (".kith-promise__says a",)),
    ("childs-own", "Sam", ()),
    ("figure", "Ines Calloway", ("The letter", "Seen as often as was agreed")),
)


class NoBrowser(RuntimeError):
    """There is no Chromium to take pictures with."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: addresses hold numbers of records."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the product to this machine alone for a while; give its address."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def take(folder: Path = FOLDER, say: Callable[[str], None] = print) -> None:
    """Take every picture into `folder`."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        raise NoBrowser("Pictures need Chromium: install Debian's package chromium.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, persona, clicks in SCREENS:
            for width, height in WIDTHS.items():
                path = folder / f"{name}-{width}.png"
                _picture(browser, address, (width, height), persona, clicks, path)
                say(str(path))
        browser.close()


def _picture(
    browser: "Browser",
    address: str,
    size: tuple[int, int],
    persona: str,
    clicks: tuple[str, ...],
    path: Path,
) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": size[0], "height": size[1]}, locale="en-GB"
    )
    page = context.new_page()
    page.goto("/personas/")
    page.get_by_role("button", name=f"Sign in as {persona}", exact=True).click()
    for words in clicks:
        _click(page, words)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)
    context.close()


def _click(page: "Page", words: str) -> None:
    if words.startswith("?"):
        page.locator("#kith-find").fill(words[1:])
        page.locator("#kith-find").press("Enter")
        return
    if words.startswith("."):
        page.locator(words).first.click()
        return
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
    link, button = page.get_by_role("link", name=words), page.get_by_role("button", name=words)
    link.or_(button).first.click()
