"""While a borough is written rubbish is looked for seldom, and afterwards as it was."""

import gc

import pytest

from kith.demo.sweeping import seldom_swept


def test_it_is_as_before_afterwards_even_where_something_broke():
    before = gc.get_threshold()
    with pytest.raises(RuntimeError), seldom_swept():
        assert gc.get_threshold() == (100_000, *before[1:])
        raise RuntimeError
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
