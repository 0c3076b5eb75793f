"""The two doors: grants, restrictions, gates on commands and queries, and the audit log."""
