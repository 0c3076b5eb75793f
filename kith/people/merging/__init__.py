"""Two records become one, and two again, with nothing lost on the way."""
