"""About three years that somebody could have lived: told once as events, written down in two ways.

A story is pure: each event says who does what at which moment, as a command and what it is told.
`living` gives the events to the commands; `bulk` writes the rows that the commands would have
written. A test holds the two equal.
"""
