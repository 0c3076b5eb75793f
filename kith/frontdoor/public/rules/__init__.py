"""What a public page judges, without a database: how usable word is, codes, what is too much."""
