"""Indicators run over the ledger, and what waits to be measured."""
