"""Quotes, reported speech, who said it, when."""
