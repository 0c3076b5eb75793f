"""The figures of the front door (SPEC F1), each declared beside the work that it counts."""

from kith.frontdoor.indicators import (
    alike,
    arriving,
    asking,
    deciding,
    discussing,
    helping,
    hub,
    overlooked,
    pressure,
    telling,
    unopened,
)
from kith.promises.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *arriving.INDICATORS,
    *deciding.INDICATORS,
    *hub.INDICATORS,
    *asking.INDICATORS,
    *telling.INDICATORS,
    *alike.INDICATORS,
    *overlooked.INDICATORS,
    *unopened.INDICATORS,
    *helping.INDICATORS,
    *discussing.INDICATORS,
    *pressure.INDICATORS,
)

SECOND_READINGS: tuple[Indicator, ...] = (
    *arriving.SECOND_READINGS,
    *hub.SECOND_READINGS,
    *unopened.SECOND_READINGS,
)
