"""Answers to a promise: which are offered to whom, what each asks, what each does."""
