"""`kith bench letter`: every figure of one borough from cold, the letter as kept, one figure."""

from django.db import connection

from kith.access.actors import Actor, actor_for
from kith.accounts.models import Account
from kith.kernel import clock
from kith.kernel.bench import Bar, Bench, Measured, Progress, timed
from kith.oversight import catalogue, commands, queries, run
from kith.oversight.bench_borough import NOW, READER, fill
from kith.oversight.letter import SENTENCES
from kith.promises.indicator import Indicator

COLD, OPENED = range(3), range(30)


def measure(progress: Progress) -> Measured:
    """Time the letter on a fresh connection, then each live indicator with its children."""
    with clock.frozen(NOW):
        progress(0, 2, "the letter, from cold and as kept")
        letter = timed(lambda _: _from_cold(), COLD)
        progress(1, 2, "each figure with its children")
        reader = actor_for(Account.objects.get(username=READER).pk)
        one = timed(lambda each: _with_children(reader, each), catalogue.live())
        page = timed(lambda each: queries.indicator(reader, each.code), catalogue.live())
        told = commands.letter()
        opened = timed(lambda _: queries.letter(reader), OPENED)
    progress(2, 2, "done")
    return Measured(
        {
            "letter_cold_s_p95": letter.p95 / 1000,
            "letter_cold_s_p50": letter.p50 / 1000,
            "letter_opened_ms_p95": opened.p95,
            "letter_opened_ms_p50": opened.p50,
            "indicator_ms_p95": one.p95,
            "indicator_ms_p50": one.p50,
            "indicator_page_ms_p95": page.p95,
            "indicator_page_ms_p50": page.p50,
        },
        [each for each in told[len(SENTENCES)]["indicators"] if each["state"] == "live"],
    )


def _from_cold() -> None:
    """A new connection: no plan, no catalogue and no signed actor is kept from the run before."""
    connection.close()
    commands.letter()


def _with_children(reader: Actor, declared: Indicator) -> None:
    """The figure with its line, over everyone; then its children, under the reader's rights."""
    run.read(declared, run.latest_return())
    queries.children(reader, declared.code)


BENCHES = (
    Bench(
        name="letter",
        words="All figures of the letter for one borough, and one figure with its children",
        seed=1,
        bars={"letter_cold_s_p95": Bar(at_most=2), "indicator_ms_p95": Bar(at_most=200)},
        fill=fill,
        measure=measure,
        code=(
            "kernel",
            "accounts",
            "access",
            "people",
            "promises",
            "cases",
            "frontdoor",
            "oversight",
        ),
    ),
)
