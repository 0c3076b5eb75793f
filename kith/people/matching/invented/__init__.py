"""Invented people with known duplicates: the points are learned from some, and tried on others."""
