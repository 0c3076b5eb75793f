"""Ties: who is whose parent, partner or carer, who lives with whom, and what is felt between."""
