"""The queue: everything open at the reader's desks, the least time left first, page by page."""

from kith.frontdoor.queries.queue.asked import Filters, read
from kith.frontdoor.queries.queue.news import queue_news
from kith.frontdoor.queries.queue.page import Queue, queue_page, queue_ways

__all__ = ["Filters", "Queue", "queue_news", "queue_page", "queue_ways", "read"]
