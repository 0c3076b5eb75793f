"""Rubbish is looked for seldom while a borough is written: nearly all that is made then is kept."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MADE = 100_000  # things made between two looks; seven hundred is what Python does by itself


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Look for rubbish seldom for a while, then as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(MADE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
