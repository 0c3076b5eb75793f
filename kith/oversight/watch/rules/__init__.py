"""Each watch is a pure rule over what was told; it finds where to ask, and judges nobody."""

from collections.abc import Mapping

from kith.oversight.watch.rules import arriving, closing, deciding, recording
from kith.oversight.watch.rules.work import Watch

WATCHES: Mapping[str, Watch] = {
    one.code: one
    for one in (*arriving.WATCHES, *deciding.WATCHES, *closing.WATCHES, *recording.WATCHES)
}
# Every fact that some watch reads.
NAMES: frozenset[str] = frozenset(name for one in WATCHES.values() for name in one.reads)
