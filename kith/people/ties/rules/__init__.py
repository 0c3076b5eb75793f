"""What follows from ties: pure judgements, without a database."""
