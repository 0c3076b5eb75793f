"""Clocks, working days, dated policy and codes: what every other package counts with."""
