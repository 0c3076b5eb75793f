"""The doors to the street: pages on which somebody without an account tells us about a child."""
