"""The front door as its manager sees it: what waits at each step, with whom, and what comes in."""
