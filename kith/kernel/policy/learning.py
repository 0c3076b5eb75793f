"""How we learn from what we decided: second looks that do not know the first decision."""

from kith.kernel.policy.rules import PolicyRule, Said, Tag

_looks = Said(Tag.OURS, "Second looks that do not know the decision")

LEARNING: tuple[PolicyRule, ...] = (
    _looks("BLIND-SHARE", 5, "percent", "So many of the contacts that are decided are looked at"),
    _looks("BLIND-LOOK", 5, "working days", "Whoever was asked to look has decided"),
    _looks("BLIND-SIGHT", 20, "working days", "They may read that contact so long, and no longer"),
    _looks("BLIND-TALK", 10, "working days", "Two who decided differently have talked"),
    _looks("BLIND-MORE", 1, "working days", "The second would do more: the first looks again"),
)
