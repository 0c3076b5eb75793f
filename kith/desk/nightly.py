"""The night's work: tell who must be told, sweep what is over, find duplicates, seal the log."""

from dataclasses import dataclass

from kith.access import audit
from kith.access.actors import MACHINE
from kith.frontdoor.blind.commands import draw_looks
from kith.frontdoor.commands.keeping import keep_in_sight
from kith.frontdoor.public.commands.sweeping import sweep_letters
from kith.oversight.watch.night import watch_all
from kith.people.merging.commands import sweep_merged
from kith.promises.escalation import escalate
from kith.promises.load import weigh
from kith.web.sweeping import sweep_drafts


@dataclass(frozen=True)
class Night:
    """What was done, in numbers."""

    told: int
    overloads: int
    swept: int
    sealed: int
    compared: int
    proposed: int
    looks: int = 0
    places: int = 0

    def __str__(self) -> str:
        return (
            f"Told {self.told}, and {self.overloads} of somebody with too much; "
            f"swept {self.swept} old drafts; sealed {self.sealed} events. "
            f"Compared {self.compared} records: {self.proposed} pairs may be one person. "
            f"Asked {self.looks} people for a second look; found {self.places} places to ask about."
        )


def run() -> Night:
    """Do the night's work now; safe to repeat.

    What finds duplicates is read here and never before: it is slow to wake, and no page needs it.
    """
    from kith.people.matching.night import look_for_duplicates

    told, overloads, swept = escalate(), weigh(), sweep_drafts() + sweep_letters()
    sweep_merged()
    keep_in_sight()
    found = look_for_duplicates()
    return Night(
        told=told,
        overloads=overloads,
        swept=swept,
        sealed=audit.seal(),
        compared=found.records,
        proposed=found.proposed,
        looks=draw_looks(MACHINE),
        places=watch_all(MACHINE),
    )
