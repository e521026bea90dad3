"""Statements and origins: claims that say the same, and where they trace back to."""
