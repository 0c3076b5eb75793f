"""What a mail says, read from its bytes with no trust in any of them."""
