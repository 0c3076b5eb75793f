"""`kith bench pages`: 200,000 people and six years, fifty of their workers at once.

The world is that of `kith demo --size big`, in the bench's own database; the server is the one
of `kith serve`, and every page goes through sign-in, gates and row-level security as always.
"""

from collections import Counter
from collections.abc import Sequence

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.demo import clock as borough_clock
from kith.demo.pages.asking import HOST, Opened, all_at_once, each_once
from kith.demo.pages.readers import Page, Reader, readers
from kith.demo.pages.serving import served
from kith.demo.sizes import SIZES
from kith.demo.world import Wish, make
from kith.kernel.bench import Bar, Bench, Measured, Progress, percentile
from kith.people.models import Person

SECONDS, RUNNING_IN = 240.0, 30.0
MOST_QUERIES = 80


def fill(progress: Progress) -> int:
    """Make the big borough; return how many people are on record."""
    make(progress, wish=Wish(SIZES["big"]))
    with acting_as(MACHINE):
        return Person.objects.count()


def measure(progress: Progress) -> Measured:
    """Open the pages once each and count what they ask the database; then all at once."""
    borough_clock.install()
    everybody = readers()
    asked = queries(everybody)
    with served() as port:
        progress(0, 3, "each page once")
        each_once(port, everybody)
        progress(1, 3, "fifty at once, not yet counted")
        all_at_once(port, everybody, RUNNING_IN)
        progress(2, 3, "fifty at once")
        opened = all_at_once(port, everybody, SECONDS)
    progress(3, 3, "done")
    return Measured({**figures(opened), "queries_most": max(asked.values())}, sample(opened, asked))


def queries(everybody: Sequence[Reader]) -> dict[str, float]:
    """Return how many questions each page asks the database, at most."""
    found: dict[str, float] = {}
    for reader in everybody:
        for page in reader.pages:
            found[page.name] = max(found.get(page.name, 0), _asked(reader, page))
    return found


def _asked(reader: Reader, page: Page) -> int:
    client = Client(headers={"cookie": reader.cookie, "host": HOST})
    name, _, value = reader.cookie.partition("=")
    client.cookies[name] = value
    with CaptureQueriesContext(connection) as captured:
        if page.said:
            form = "application/x-www-form-urlencoded"
            client.post(page.path, page.said, content_type=form)
        else:
            client.get(page.path)
    return len(captured)


def figures(opened: Sequence[Opened]) -> dict[str, float]:
    """Return how long pages took, over all and the slowest of them, and how many failed."""
    names = sorted({one.page for one in opened})
    by_page = {name: percentile(_times(opened, name), 0.95) for name in names}
    every = [one.milliseconds for one in opened]
    return {
        "page_ms_p50": percentile(every, 0.5),
        "page_ms_p95": percentile(every, 0.95),
        "slowest_page_ms_p95": max(by_page.values()),
        "failed": float(sum(one.failed for one in opened)),
        "opened": float(len(opened)),
    }


def _times(opened: Sequence[Opened], name: str) -> list[float]:
    return [one.milliseconds for one in opened if one.page == name]


def sample(opened: Sequence[Opened], asked: dict[str, float]) -> list[dict[str, object]]:
    """Return each page with how often it was opened, how long it took and what it asks."""
    many = Counter(one.page for one in opened)
    return [
        {
            "page": name,
            "opened": many[name],
            "ms_p50": round(percentile(_times(opened, name), 0.5), 1),
            "ms_p95": round(percentile(_times(opened, name), 0.95), 1),
            "queries": asked.get(name, 0),
        }
        for name in sorted(many)
    ]


BENCHES = (
    Bench(
        name="pages",
        words="The commonest pages among 200,000 people, with fifty workers at once",
        seed=20,
        bars={
            "slowest_page_ms_p95": Bar(at_most=150),
            "failed": Bar(at_most=0),
            "queries_most": Bar(at_most=MOST_QUERIES),
        },
        fill=fill,
        measure=measure,
        code=("kernel", "accounts", "access", "people", "promises", "cases", "frontdoor", "demo"),
    ),
)
