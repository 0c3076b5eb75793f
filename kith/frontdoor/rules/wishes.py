"""What a child who speaks for themselves asks of us, beside help: to hear back, and an ally."""

from collections.abc import Mapping


def wishes(channel: str, asked: Mapping[str, str]) -> dict[str, bool]:
    """Return what the ledger is told of it; nothing where it was not the child who spoke."""
    if channel != "child":
        return {}
    return {
        "reach": bool(asked.get("reach", "").strip()),
        "advocate": asked.get("advocate", "") == "yes",
    }
