"""The kith command, one module a verb."""
