"""Ways in: one file per kind of input."""
