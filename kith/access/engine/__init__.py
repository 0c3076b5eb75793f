"""Django's PostgreSQL engine with a guard: no protected table is touched outside a gate."""
