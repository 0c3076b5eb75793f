"""Whoever comes to us in person does not go before somebody qualified has decided (S2)."""

from collections.abc import Mapping


def came_here(channel: str) -> dict[str, bool]:
    """Return what the ledger is told of it; nothing where nobody came."""
    return {"walked_in": True} if channel == "walk_in" else {}


def decided_here(channel: str, asked: Mapping[str, str]) -> dict[str, str]:
    """Return who decided before they went, and when and with whom that was, where it was said."""
    by = asked.get("decided_by", "").strip()
    if channel != "walk_in" or not by:
        return {}
    return {"by": by, "left": asked.get("left", "").strip()}
