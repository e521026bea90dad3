"""Handles and hashtags in running text."""
