"""What somebody without an account can do: write, keep, come back, send."""
