"""Figures as partners and the public may see them: nothing from which one to four could be told."""
