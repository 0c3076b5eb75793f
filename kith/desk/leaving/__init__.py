"""Somebody leaves: what they still have and who gives it to others; their account is closed."""
