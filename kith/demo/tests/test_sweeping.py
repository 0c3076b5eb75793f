"""While a borough is written rubbish is looked for seldom, and afterwards as it was."""

import gc
from contextlib import suppress

from kith.demo.sweeping import seldom_swept


def test_it_is_as_before_afterwards_even_where_something_broke():
    before, within = gc.get_threshold(), []
    with suppress(RuntimeError), seldom_swept():
        within.append(gc.get_threshold())
        raise RuntimeError
    assert within == [(100_000, *before[1:])]
    assert gc.get_threshold() == before


def test_what_is_let_go_meanwhile_is_found_later():
    class Ring:
        pass

    with seldom_swept():
        ring = Ring()
        ring.itself = ring
        del ring
    gc.collect()
    assert not any(isinstance(one, Ring) for one in gc.get_objects())
