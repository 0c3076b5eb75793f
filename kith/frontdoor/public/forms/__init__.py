"""What the pages without sign-in ask."""
