"""An invented borough from a seed, and a persona for every role."""
