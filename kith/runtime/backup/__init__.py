"""Everything in one encrypted file, and back again, proved equal."""
