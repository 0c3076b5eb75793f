"""Pages that tell a whole story: Today, the child, the board, and The letter today."""
