"""The invented years written straight down: the rows that the commands would have written.

What is told of this: the ledger is derived in the database afterwards; nothing is written of reads,
of who was rung or told, nor in the audit log, since nobody did any of it (decision 0120).
"""
