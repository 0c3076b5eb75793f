"""The family's picture: a family as plain data in, a drawing that each reader can follow out."""
