"""Reported speech: clauses that are somebody's words without quotation marks."""
