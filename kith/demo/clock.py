"""The borough's clock: the source of `kernel.clock.now()` in the demonstration."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from kith.demo.models import BoroughClock
from kith.kernel import clock

BEAT = timedelta(seconds=60)
_READ_AGAIN_AFTER = 1.0


@dataclass(frozen=True)
class Setting:
    """How the clock was last wound: the borough's time at a real instant, and the last beat."""

    borough_at: datetime
    wound_at: datetime
    beat_at: datetime

    def shows(self, real: datetime) -> datetime:
        """Return the borough's time at a real instant: at most one beat beyond the last one."""
        ran = min(real, self.beat_at + BEAT) - self.wound_at
        return self.borough_at + max(ran, timedelta())


_held: tuple[float, Setting] | None = None


def install() -> None:
    """Make the borough's clock the house's clock in this process."""
    clock.set_source(_now)


def start_at(borough_at: datetime) -> None:
    """Set the clock to an instant, without making it run."""
    real = datetime.now(UTC)
    _write(Setting(borough_at, real, real - BEAT))


def wind() -> None:
    """Let the clock run from where it stands: the server has started."""
    real = datetime.now(UTC)
    _write(Setting(_now(), real, real))


def keep() -> None:
    """Beat: the server is still there."""
    BoroughClock.objects.filter(id=1).update(beat_at=datetime.now(UTC))
    _forget()


def move_on(by: timedelta) -> datetime:
    """Move the clock forward, so that a promise can be seen to fall due; never back."""
    if by <= timedelta():
        raise ValueError("The borough's clock only moves forward.")
    real = datetime.now(UTC)
    setting = _setting()
    to = (setting.shows(real) if setting else real) + by
    _write(Setting(to, real, setting.beat_at if setting else real))
    return to


def _now() -> datetime:
    real = datetime.now(UTC)
    setting = _setting()
    return setting.shows(real) if setting else real


def _setting() -> Setting | None:
    global _held
    if _held and monotonic() - _held[0] < _READ_AGAIN_AFTER:
        return _held[1]
    row = BoroughClock.objects.filter(id=1).values("borough_at", "wound_at", "beat_at").first()
    if row is None:
        return None
    setting = Setting(**row)
    _held = (monotonic(), setting)
    return setting


def _write(setting: Setting) -> None:
    values = {
        "borough_at": setting.borough_at,
        "wound_at": setting.wound_at,
        "beat_at": setting.beat_at,
    }
    BoroughClock.objects.update_or_create(id=1, defaults=values)
    _forget()


def _forget() -> None:
    global _held
    _held = None
