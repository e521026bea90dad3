"""An extraction as rows, and what passes between reading and the store."""
