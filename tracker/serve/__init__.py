"""`tracker serve`: the pages of a snapshot on this machine, and a box for SQL that only reads."""
