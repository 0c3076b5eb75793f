"""The ledger: facts, acts, promise kinds, and the promises that follow from them."""
