"""What was said to whom: the outbox, notices, and live versions for polling pages."""
