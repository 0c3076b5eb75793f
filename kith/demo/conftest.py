"""Tests of the demonstration may stand in a small borough that was made before."""

from tests.small_borough import borough

__all__ = ["borough"]
