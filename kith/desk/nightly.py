"""The night's work: tell whoever must be told, sweep what is over, seal the log."""

from dataclasses import dataclass

from kith.access import audit
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

    def __str__(self) -> str:
        return (
            f"Told {self.told}, and {self.overloads} of somebody with too much; "
            f"swept {self.swept} old drafts; sealed {self.sealed} events."
        )


def run() -> Night:
    """Do the night's work now; safe to repeat."""
    return Night(told=escalate(), overloads=weigh(), swept=sweep_drafts(), sealed=audit.seal())
