"""Which two records may be one person: looked for by night, decided by a person."""
