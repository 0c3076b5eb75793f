"""What enters and leaves the house by statute: the CIN census, its structure and its rules."""
