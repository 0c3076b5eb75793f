"""A second decision on some contacts by somebody who does not know the first, and what it shows."""
