"""The front door: whatever reaches us about a child, until somebody has decided and said so."""
