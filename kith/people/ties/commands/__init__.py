"""The only way to write about a family: each wears a gate, and nothing is overwritten."""
