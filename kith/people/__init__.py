"""Children and adults as people: who they are, and the identifiers others know them by."""
