"""Bytes to document: charset, main text with offsets, metadata, embeds kept in place."""
