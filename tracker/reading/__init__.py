"""Bytes to document: charset, main text with offsets, metadata, embeds kept in place.

Nothing is imported here: the store asks `charset` alone, and to load what reads a page takes longer than its answer.
"""
