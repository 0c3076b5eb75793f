"""Every indicator by its code, and which sentences of the letter each one answers."""

from collections.abc import Mapping
from types import MappingProxyType

from kith.cases import indicators as cases
from kith.frontdoor import indicators as frontdoor
from kith.oversight.letter import SENTENCES
from kith.oversight.waiting import WAITING
from kith.promises.indicator import Indicator

# A package that learns to measure one adds its declarations here, and the waiting one goes.
_DECLARED: tuple[Indicator, ...] = (*cases.INDICATORS, *frontdoor.INDICATORS, *WAITING)
_SECOND: tuple[Indicator, ...] = (*cases.SECOND_READINGS, *frontdoor.SECOND_READINGS)


def _by_code(declared: tuple[Indicator, ...]) -> Mapping[str, Indicator]:
    """Index declarations, each code once: a second one is a mistake, not a surprise."""
    found = {each.code: each for each in declared}
    if len(found) != len(declared):
        raise ValueError("an indicator is declared twice")
    return MappingProxyType({code: found[code] for code in sorted(found)})


INDICATORS: Mapping[str, Indicator] = _by_code(_DECLARED)

SECOND_READINGS: Mapping[str, Indicator] = _by_code(_SECOND)


def live() -> list[Indicator]:
    """Return what can be measured today."""
    return [each for each in INDICATORS.values() if each.live]


def second_readings(code: str) -> list[Indicator]:
    """Return other ways of counting the same thing, shown beside it: `AS-04/census` for AS-04."""
    return [each for each in SECOND_READINGS.values() if each.code.startswith(f"{code}/")]


def sentences_of(code: str) -> tuple[int, ...]:
    """Return the sentences of the letter that an indicator answers."""
    return tuple(each.number for each in SENTENCES if code in each.indicators)


def guard_rails() -> tuple[str, ...]:
    """Return the indicators that no sentence names: they stop one figure paying for another."""
    cited = {code for each in SENTENCES for code in each.indicators}
    return tuple(code for code in INDICATORS if code not in cited)
