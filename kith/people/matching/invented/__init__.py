"""Invented people with known duplicates, from which the points are learned and on which they are tried."""
