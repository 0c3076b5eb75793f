"""One child's story: a pure stream of events from the first word of them to the last day."""

from kith.demo.years.story.life import Life, arrivals, life

__all__ = ["Life", "arrivals", "life"]
