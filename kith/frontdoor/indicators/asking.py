"""What partners answer, and how soon (FD-05, FD-06)."""

from kith.promises.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
