"""Dated policy: every limit, aim and number, with the days on which it holds and its source.

SPEC §0.1 and §0.2.1: law is data. A case is judged by the rule in force on its own day (J28).
"""

from kith.kernel.policy.access import ACCESS
from kith.kernel.policy.alerts import ALERTS
from kith.kernel.policy.front_door import FRONT_DOOR
from kith.kernel.policy.learning import LEARNING
from kith.kernel.policy.lifecycle import LIFECYCLE
from kith.kernel.policy.rules import NoRule, PolicyRule, Tag, in_force, rule_at, tag_words

__all__ = ["DECLARED", "NoRule", "PolicyRule", "Tag", "in_force", "rule_at", "tag_words"]

DECLARED: tuple[PolicyRule, ...] = (*LIFECYCLE, *FRONT_DOOR, *LEARNING, *ALERTS, *ACCESS)
