"""What printing needs of the system: Pango, which sets the words of a PDF, and a plain font.

The product runs without; a page that would print then says so. So set-up goes on, in one line.
"""

import sys
from ctypes.util import find_library
from pathlib import Path

from kith.runtime.setup import debian
from kith.runtime.setup.steps import Failed

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset")
FONT = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")
WANTED = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation"]


def ensure() -> None:
    """Install what is missing, or say that it is."""
    if FONT.exists() and all(find_library(name) for name in LIBRARIES):
        return
    try:
        debian.install("Installing Pango, for printing", WANTED, "Pango and Liberation Sans")
    except Failed as failed:
        print(f"Nothing can be printed without Pango: {failed}", file=sys.stderr)
