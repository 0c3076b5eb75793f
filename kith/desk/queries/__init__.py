"""Page queries: one gate a page, everything that the page says in one frozen dataclass."""
