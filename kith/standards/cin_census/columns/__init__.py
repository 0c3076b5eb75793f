"""A return read once into columns: one frame for each of its groups, and what is ill-formed in it.

Expat says what is a tag and what is text; Polars does the rest, a few megabytes at a time. No
Python object is made for an element. Why so is told in decision 0042.
"""
