"""How far a share may truly lie from what was counted: pure arithmetic of small numbers."""

from math import sqrt

Z = 1.96


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return Wilson's interval for a share (95 in 100), which holds for small numbers too."""
    share, scale = hits / of, 1 + Z * Z / of
    middle = (share + Z * Z / (2 * of)) / scale
    half = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / scale
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
